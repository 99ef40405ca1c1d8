using System.Diagnostics;
using System.Globalization;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>
/// Rebuilds every list and the links between streams from the history, in place and as owner, while no Host runs on the store.
/// </summary>
public static class Rebuild
{
    public static async Task<string> RunAsync(RunningStorage storage, IReadOnlyList<IListView> lists, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        await using var last = owner.CreateCommand($"select count(*), coalesce(max(seq_id), 0) from {EventStore.Schema}.mt_events");
        var (events, upTo) = await CountAsync(last, cancellation);
        var started = Stopwatch.GetTimestamp();
        await Migration.ForgetStampAsync(owner, cancellation);
        foreach (var list in lists)
            await RunAsync(owner,
                [.. list.Table.Bare, $"truncate {list.Table.Name}", $"delete from {Parked.Table} where list = '{list.Table.Key}'",
                $"update {ListPositions.Table} set position = 0, epoch = epoch + 1 where list = '{list.Table.Key}'"], cancellation);
        await LinkTable.RefillAsync(owner, cancellation);
        await new AllLists(owner, lists).UpToAsync(upTo, cancellation);
        await RunAsync(owner, lists.SelectMany(v => v.Table.Create), cancellation);
        var taken = Stopwatch.GetElapsedTime(started);
        var speed = string.Create(CultureInfo.InvariantCulture, $"{taken.TotalSeconds:F2} s ({events / taken.TotalSeconds:F0} events/s)");
        return $"Rebuilt {lists.Count} lists from {events} events in {speed}.";
    }

    private static async Task<(long Events, long UpTo)> CountAsync(NpgsqlCommand last, CancellationToken cancellation)
    {
        await using var reader = await last.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task RunAsync(NpgsqlDataSource owner, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var all = owner.CreateCommand(string.Join(";\n", statements));
        await all.ExecuteNonQueryAsync(cancellation);
    }
}
