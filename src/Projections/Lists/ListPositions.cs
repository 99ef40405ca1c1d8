using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>How far one list has come. The epoch counts how often something that waited was applied to it out of turn.</summary>
public sealed record ListPosition(long Position, long Epoch);

/// <summary>Keeps for each list how far it has come; whoever moves one on names where it stood, so that no two readers do so at
/// once.</summary>
public static class ListPositions
{
    public const string Table = $"{ListTable.Schema}.list_position";

    /// <summary>The state of the error that says that a list stands elsewhere than its reader believes.</summary>
    public const string Moved = "CL001";

    /// <summary>Statements of the owner; each may be run again.</summary>
    public static IEnumerable<string> Create =>
    [
        $"create schema if not exists {ListTable.Schema}",
        $"""
        create table if not exists {Table} (
          list text primary key, position bigint not null default 0, epoch bigint not null default 0) with (fillfactor = 40)
        """,
        // What lists hold can always be read again, and what is noted after them brings them to disk: their commits need not wait for it.
        $"""
        create or replace procedure {ListTable.Schema}.advance(
            lists text[], stood bigint[], epochs bigint[], until bigint[]) language plpgsql as $$
        declare moved bigint;
        begin
          perform set_config('synchronous_commit', 'off', true);
          update {Table} p set position = k.until from unnest(lists, stood, epochs, until) as k(list, stood, epoch, until)
            where p.list = k.list and p.position = k.stood and p.epoch = k.epoch;
          get diagnostics moved = row_count;
          if moved <> cardinality(lists) then raise exception 'A list stands elsewhere.' using errcode = '{Moved}'; end if;
        end $$
        """,
    ];

    public static async Task<IReadOnlyDictionary<string, ListPosition>> ReadAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand($"select list, position, epoch from {Table}");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var positions = new Dictionary<string, ListPosition>();
        while (await reader.ReadAsync(cancellation)) positions[reader.GetString(0)] = new(reader.GetInt64(1), reader.GetInt64(2));
        return positions;
    }

    public static NpgsqlBatchCommand Advance(IReadOnlyList<(ListTable Table, ListPosition Stood, long Until)> lists) =>
        new($"call {ListTable.Schema}.advance($1, $2, $3, $4)")
        {
            Parameters =
        {
            new() { Value = lists.Select(l => l.Table.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = lists.Select(l => l.Stood.Position).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            new() { Value = lists.Select(l => l.Stood.Epoch).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            new() { Value = lists.Select(l => l.Until).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        },
        };
}
