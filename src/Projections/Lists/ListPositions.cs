using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>How far one list has come. The epoch counts how often a parked stream was applied to it.</summary>
public sealed record ListPosition(long Position, long Epoch);

/// <summary>
/// Keeps the position of each list. A reader that advances a list names the position it believes, so that no two readers do so at once.
/// </summary>
public static class ListPositions
{
    public const string Table = $"{ListTable.Schema}.list_position";

    /// <summary>The SQLSTATE of the error that a list is at another position than its reader believes.</summary>
    public const string Moved = "CL001";

    /// <summary>Statements of the owner; each may be run again.</summary>
    public static IEnumerable<string> Create =>
    [
        $"create schema if not exists {ListTable.Schema}",
        $"""
        create table if not exists {Table} (
          list text primary key, position bigint not null default 0, epoch bigint not null default 0) with (fillfactor = 40)
        """,
        // Lists can always be read again, and the next commit that waits for the disk writes them too: their own commits do not wait.
        $"""
        create or replace procedure {ListTable.Schema}.advance(
            lists text[], stood bigint[], epochs bigint[], until bigint[]) language plpgsql as $$
        declare moved bigint;
        begin
          perform set_config('synchronous_commit', 'off', true);
          update {Table} p set position = k.until from unnest(lists, stood, epochs, until) as k(list, stood, epoch, until)
            where p.list = k.list and p.position = k.stood and p.epoch = k.epoch;
          get diagnostics moved = row_count;
          if moved <> cardinality(lists) then raise exception 'A list is at another position.' using errcode = '{Moved}'; end if;
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
