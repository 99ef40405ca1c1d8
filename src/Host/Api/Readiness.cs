using System.Diagnostics;
using Coordination.Host.Storage;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Api;

/// <summary>
/// Whether this Host can serve. At the start, once everything is in place and the lists have caught up; later, unless a list or a policy
/// has been behind at the same event for a minute.
/// </summary>
public sealed class Readiness(
    ListReader lists, NpgsqlDataSource events, IEnumerable<ReadyWhen> conditions, IEnumerable<IReadyWhile> checks,
    IEnumerable<IHistoryReader> readers, IEnumerable<INameFaults> faults, ILogger<Readiness> log)
    : BackgroundService
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int MostNamed = 20;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, (long Position, long Since)> stuck = [];
    private long? warmAt;
    private bool wasReady;

    /// <summary>What is still missing; nothing if the Host is ready.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        if (!wasReady)
        {
            foreach (var condition in conditions) if (!await condition.Holds()) return [condition.Name];
            warmAt ??= await LastAsync(cancellation);
            if (await lists.PositionAsync(cancellation) < warmAt) return ["lists"];
            wasReady = true;
        }
        lock (stuck) return [.. checks.SelectMany(c => c.Missing), .. stuck.Where(s => Stopwatch.GetElapsedTime(s.Value.Since) > Patience)
            .Select(s => s.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// What is wrong while everything else goes on: things in lists, communities in policies. Named by ids and types only.
    /// </summary>
    public async Task<IReadOnlyList<string>> ParkedAsync(CancellationToken cancellation)
    {
        var all = (await lists.ParkedAsync(cancellation)).Select(p => p.ToString()).ToList();
        foreach (var reader in readers) all.AddRange(await reader.ParkedAsync(cancellation));
        all.AddRange(faults.SelectMany(f => f.Faults));
        return all.Count <= MostNamed ? all : [.. all.Take(MostNamed), $"and {all.Count - MostNamed} more"];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var last = await LastAsync(stoppingToken);
                var positions = await lists.PositionsAsync(stoppingToken);
                foreach (var list in lists.Lists)
                    Observe($"list {list.Table.View}", positions[list.Table.Key].Position, last, Stopwatch.GetTimestamp());
                foreach (var reader in readers)
                    foreach (var (name, position) in await reader.PositionsAsync(stoppingToken))
                        Observe(name, position, last, Stopwatch.GetTimestamp());
            }
            catch (Exception away) when (Outage.IsAway(away))
            {
                log.LogInformation("The positions of the lists cannot be read now: {Reason}", away.Message);
            }
        }
    }

    /// <summary>It is normal for a reader to be behind, but not to be behind at the same event for long.</summary>
    public void Observe(string reader, long position, long last, long now)
    {
        lock (stuck)
        {
            if (position >= last) stuck.Remove(reader);
            else if (!stuck.TryGetValue(reader, out var known) || known.Position != position) stuck[reader] = (position, now);
        }
    }

    private async Task<long> LastAsync(CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"select coalesce(max(seq_id), 0) from {EventStore.Schema}.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
