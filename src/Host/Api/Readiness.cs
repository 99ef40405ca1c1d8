using System.Diagnostics;
using Coordination.Host.Storage;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Api;

/// <summary>
/// Whether this Host can serve: at first once everything is in place and the views have caught up; from then on unless a view leaves
/// something undone for a minute.
/// </summary>
public sealed class Readiness(ListReader lists, NpgsqlDataSource events, IEnumerable<ReadyWhen> conditions, ILogger<Readiness> log)
    : BackgroundService
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);
    private long? warmAt;
    private bool wasReady;
    private (long Position, long Since)? stuck;

    /// <summary>What is still missing; nothing when ready.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        if (!wasReady)
        {
            foreach (var condition in conditions) if (!await condition.Holds()) return [condition.Name];
            warmAt ??= await LastAsync(cancellation);
            if (await lists.PositionAsync(cancellation) < warmAt) return ["views"];
            wasReady = true;
        }
        return stuck is { } at && Stopwatch.GetElapsedTime(at.Since) > Patience ? ["views"] : [];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Observe(await lists.PositionAsync(stoppingToken), await LastAsync(stoppingToken), Stopwatch.GetTimestamp());
            }
            catch (Exception away) when (Edge.IsAway(away))
            {
                log.LogInformation("How far the views are cannot be asked now: {Reason}", away.Message);
            }
        }
    }

    /// <summary>Behind is normal; behind at the same event for long is not.</summary>
    public void Observe(long position, long last, long now)
    {
        if (position >= last) stuck = null;
        else if (stuck?.Position != position) stuck = (position, now);
    }

    private async Task<long> LastAsync(CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"select coalesce(max(seq_id), 0) from {EventStore.Schema}.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
