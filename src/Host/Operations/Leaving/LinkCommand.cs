using Coordination.Host.Access;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// <c>link --community=code --person=id --issuer=… --subject=…</c>: links a sign-in name to a person of a community.
/// Sign-in names are not in an archive, so this is how people come back after an import.
/// </summary>
public static class LinkCommand
{
    private const string Put = """
        with c as (select id from host.community where code = $1),
        known as (select c.id from c join coordination.mt_streams s on s.tenant_id = c.id::text and s.id = $2 and s.id <> c.id)
        insert into host.login (issuer, subject, community, person) select $3, $4, id, $2 from known
        """;

    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var (code, issuer, subject) = (given.Needed("community", "COMMUNITY=code"), given.Needed("issuer", "ISSUER=…"),
            given.Needed("subject", "SUBJECT=…"));
        if (!Guid.TryParseExact(given.Needed("person", "PERSON=id"), "D", out var person))
            throw new ArchiveRefusedException("PERSON: a person's id is a lower-case UUID.");
        await using var storage = await Installation.JoinStorageAsync(given, cancellation);
        var keys = await KeysWiring.OpenAsync(given, storage, cancellation);
        await using var keysDatabase = keys.Database;
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        await using var put = owner.CreateCommand(Put);
        foreach (var value in new object[] { code, person, issuer,
            (await KeysWiring.SignInNamesAsync(keys, cancellation))
            .Of(new Login(issuer, subject)) }) put.Parameters.Add(new() { Value = value });
        try
        {
            return await put.ExecuteNonQueryAsync(cancellation) == 1
                ? $"This sign-in name now belongs to {person} in {code}."
                : throw new ArchiveRefusedException($"There is no community '{code}' here, or no person {person} in it.");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ArchiveRefusedException(
                $"This sign-in name belongs to another person in {code}, or {person} has another one; nothing was changed.", e);
        }
    }
}
