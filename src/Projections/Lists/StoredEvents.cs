using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>
/// Reads events as rows of the store, in its order. Rows of no community are left out: the store itself writes them for commits that broke.
/// </summary>
public static class StoredEvents
{
    private const string Columns = "select id, tenant_id, stream_id, version::bigint, seq_id, type, headers, data";
    private const string Table = $"{EventStore.Schema}.mt_events";

    /// <param name="types">Only these; all when null.</param>
    /// <returns>The events, and the position up to which they are complete.</returns>
    public static async Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> RangeAsync(
        NpgsqlDataSource store, long after, long upTo, int most, string[]? types, CancellationToken cancellation)
    {
        var only = types is null ? "" : " and type = any($4)";
        await using var command =
            store.CreateCommand($"{Columns} from {Table} where seq_id > $1 and seq_id <= $2{only} order by seq_id limit $3");
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        command.Parameters.Add(new() { Value = most });
        if (types is not null) command.Parameters.Add(new() { Value = types, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        var (events, rows, last) = (new List<StoredEvent>(), 0, after);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows++;
            last = reader.GetInt64(4);
            if (Read(reader) is { } happened) events.Add(happened);
        }
        return (events, rows < most ? upTo : last);
    }

    public static Task<IReadOnlyList<StoredEvent>> OfStreamAsync(
        NpgsqlDataSource store, CommunityId community, Guid stream, CancellationToken cancellation) =>
        OfStreamAsync(store, community, stream, 0, long.MaxValue, cancellation);

    /// <param name="from">The position of the first, included.</param>
    /// <param name="upTo">The position of the last, included.</param>
    public static async Task<IReadOnlyList<StoredEvent>> OfStreamAsync(
        NpgsqlDataSource store, CommunityId community, Guid stream, long from, long upTo, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(
            $"{Columns} from {Table} where tenant_id = $1 and stream_id = $2 and seq_id >= $3 and seq_id <= $4 order by version");
        command.Parameters.Add(new() { Value = community.ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = upTo });
        var events = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) if (Read(reader) is { } happened) events.Add(happened);
        return events;
    }

    private static StoredEvent? Read(NpgsqlDataReader row) => !Guid.TryParse(row.GetString(1), out var community) ? null : new(
        row.GetGuid(0), new(community), row.GetGuid(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7));
}
