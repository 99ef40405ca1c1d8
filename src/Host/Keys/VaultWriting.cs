using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>
/// Writes prepared rows in the transaction that records the events they belong to. Parameters are marked by question marks, as Marten
/// expects.
/// </summary>
public static class VaultWriting
{
    public const string Sql = """
        with given as (select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[])
          given (tenant, person, field, cipher, blind)),
        removed as (delete from vault.contact c using given g
          where g.cipher is null and (c.tenant, c.person, c.field) = (g.tenant, g.person, g.field))
        insert into vault.contact (tenant, person, field, cipher, blind) select * from given where cipher is not null
        on conflict (tenant, person, field) do update set cipher = excluded.cipher, blind = excluded.blind
        """;

    /// <summary>Erasure also deletes the rows, by tenant and person. Their key is destroyed anyway.</summary>
    public const string Forget = "delete from vault.contact where tenant = ? and person = ?";

    public static object[] Parameters(IReadOnlyCollection<VaultRow> rows) =>
    [
        rows.Select(r => r.Tenant.Value).ToArray(),
        rows.Select(r => r.Person.Value).ToArray(),
        rows.Select(r => r.Field.Code()).ToArray(),
        rows.Select(r => r.Cipher).ToArray(),
        rows.Select(r => r.Blind).ToArray(),
    ];

    /// <summary>For a transaction without Marten.</summary>
    public static NpgsqlCommand Command(IReadOnlyCollection<VaultRow> rows)
    {
        var parts = Sql.Split('?');
        NpgsqlCommand command = new(string.Concat(parts.Select((part, i) => i == 0 ? part : $"${i}{part}")));
        foreach (var value in Parameters(rows)) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
