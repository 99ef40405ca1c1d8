using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>A row and the positions between which it is valid.</summary>
public sealed record Listed<TRow>(Guid Id, long From, TRow Row);

/// <summary>Asks lists: as they are, or as they were at a position of the store.</summary>
public sealed class ListReader(NpgsqlDataSource events)
{
    public const int Most = 500;

    /// <param name="position">Null for now.</param>
    /// <param name="where">A condition over the list's columns, with parameters from <c>$3</c> on; never text from outside.</param>
    public async Task<IReadOnlyList<Listed<TRow>>> ReadAsync<TRow>(ListTable table, CommunityId community, long? position, string where,
        string order, int limit, IReadOnlyList<object> values, CancellationToken cancellation)
    {
        var valid = position is null ? "to_seq is null and $2::bigint is null" : "from_seq <= $2 and (to_seq is null or to_seq > $2)";
        await using var command =
            events.CreateCommand(
            $"select id, from_seq, row from {table.Name} where community = $1 and {valid} and ({where}) order by {order}, id limit {Math.Min(limit, Most)}");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = position });
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value is DateTimeOffset instant ? instant.UtcDateTime : value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Listed<TRow>>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new(reader.GetGuid(0), reader.GetInt64(1),
                JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(2), StoredJson.Options)!));
        return rows;
    }

    public async Task<long> CountAsync(ListTable table, CommunityId community, long? position, string where, IReadOnlyList<object> values,
        CancellationToken cancellation)
    {
        var valid = position is null ? "to_seq is null and $2::bigint is null" : "from_seq <= $2 and (to_seq is null or to_seq > $2)";
        await using var command = events.CreateCommand($"select count(*) from {table.Name} where community = $1 and {valid} and ({where})");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = position });
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value is DateTimeOffset instant ? instant.UtcDateTime : value });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>An instant by which a list is ordered, of one of its things; null where it has no such thing.</summary>
    public async Task<DateTimeOffset?> ColumnOfAsync(ListTable table, CommunityId community, Guid id, string column,
        CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand(
            $"select {column} from {table.Name} where community = $1 and id = $2 and {column} is not null order by from_seq desc limit 1");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(cancellation) is DateTime instant ? new DateTimeOffset(instant, TimeSpan.Zero) : null;
    }

    /// <summary>How far the lists have come.</summary>
    public async Task<long> PositionAsync(CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"select last_seq_id from {EventStore.Schema}.mt_event_progression where name = $1");
        command.Parameters.Add(new() { Value = Views.Shard });
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }
}
