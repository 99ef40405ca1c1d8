using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Keys;

/// <summary>A person's key as the database holds it.</summary>
internal sealed record StoredPersonKey(Guid Tenant, Guid Subject, Guid Id, byte[] Wrapped);

/// <summary>Reads and adds the stored keys of people. Callers that need keys at the same time share a round trip.</summary>
internal sealed class StoredPersonKeys(NpgsqlDataSource database)
{
    private readonly SharedRoundTrip<(Guid Tenant, Guid Subject), StoredPersonKey?> finding = new(people => FindAsync(database, people));
    private readonly SharedRoundTrip<StoredPersonKey, bool> adding = new(keys => AddAsync(database, keys));

    /// <summary>Null for people who have none.</summary>
    public Task<IReadOnlyList<StoredPersonKey?>> FindAsync(
        IReadOnlyList<(Guid Tenant, Guid Subject)> people, CancellationToken cancellation) => finding.AskAsync(people, cancellation);

    /// <summary>False for people who had one already; theirs stays.</summary>
    public Task<IReadOnlyList<bool>> AddAsync(IReadOnlyList<StoredPersonKey> keys, CancellationToken cancellation) =>
        adding.AskAsync(keys, cancellation);

    private static async Task<IReadOnlyList<StoredPersonKey?>> FindAsync(
        NpgsqlDataSource database, IReadOnlyList<(Guid Tenant, Guid Subject)> people)
    {
        await using var command = database.CreateCommand("""
            select k.tenant, k.subject, k.key_id, k.wrapped from unnest($1, $2) as p(tenant, subject)
            cross join lateral (select * from keys.person_key k where k.tenant = p.tenant and k.subject = p.subject) k
            """);
        Add(command, NpgsqlDbType.Uuid, people.Select(p => p.Tenant));
        Add(command, NpgsqlDbType.Uuid, people.Select(p => p.Subject));
        var found = new Dictionary<(Guid, Guid), StoredPersonKey>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var key = new StoredPersonKey(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetFieldValue<byte[]>(3));
            found[(key.Tenant, key.Subject)] = key;
        }
        return [.. people.Select(found.GetValueOrDefault)];
    }

    private static async Task<IReadOnlyList<bool>> AddAsync(NpgsqlDataSource database, IReadOnlyList<StoredPersonKey> keys)
    {
        // Always in the same order, so that two Hosts that add the same people wait for each other without a deadlock.
        var ordered = keys.OrderBy(k => k.Tenant).ThenBy(k => k.Subject).ToList();
        await using var command = database.CreateCommand("""
            insert into keys.person_key (tenant, subject, key_id, wrapped) select * from unnest($1, $2, $3, $4)
            on conflict do nothing returning key_id
            """);
        Add(command, NpgsqlDbType.Uuid, ordered.Select(k => k.Tenant));
        Add(command, NpgsqlDbType.Uuid, ordered.Select(k => k.Subject));
        Add(command, NpgsqlDbType.Uuid, ordered.Select(k => k.Id));
        Add(command, NpgsqlDbType.Bytea, ordered.Select(k => k.Wrapped));
        var added = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) added.Add(reader.GetGuid(0));
        return [.. keys.Select(k => added.Contains(k.Id))];
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType of, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | of });
}
