using System.Diagnostics;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;

namespace Coordination.Host.Deadlines;

/// <summary>
/// Records deadlines that have passed, in the order in which they were due in each community. It wakes when the next deadline is due by the
/// community clock, when that clock is moved, and otherwise every few seconds. The list is only a hint: a decision treats a passed deadline
/// as passed even before it is recorded.
/// </summary>
public sealed class DeadlineAgent(
    DeadlineRows rows, RecordDefault record, ListReader lists, DeadlinesList list, ParkedCommunities parked,
    OverdueDeadlines overdue, NoticeQuiet quiet, CommunityClock clock, ClockWatch watch,
    IEnumerable<ReadyWhen> conditions, ILogger<DeadlineAgent> log)
    : BackgroundService
{
    private const int Page = 100, Together = 8;
    private static readonly TimeSpan look = TimeSpan.FromSeconds(2), patience = TimeSpan.FromSeconds(2),
        pause = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var condition in conditions) while (!await condition.Holds()) await Task.Delay(look, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var (rest, moved) = (look, clock.Moved);
            try
            {
                // While a story of the past is being recorded, the story passes its own deadlines.
                if (!clock.StandsStill && !watch.IsOff)
                {
                    rest = await LookAsync(stoppingToken);
                    await quiet.LookAsync(clock.GetUtcNow(), stoppingToken);
                }
                overdue.Looked(Stopwatch.GetTimestamp());
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogInformation("Due deadlines cannot be recorded yet: {Reason}", failed.Message);
            }
            if (rest > TimeSpan.Zero) await Task.WhenAny(moved, Task.Delay(rest, stoppingToken));
        }
    }

    /// <returns>How long nothing is due, as far as is known.</returns>
    private async Task<TimeSpan> LookAsync(CancellationToken cancellation)
    {
        var (firsts, now) = (await rows.FirstOfEachAsync(cancellation), clock.GetUtcNow());
        List<FirstDue> due = [.. firsts.Where(f => f.DueAt <= now)];
        overdue.Observe(due, Stopwatch.GetTimestamp());
        var more = 0;
        var free = due.Where(d => !parked.Holds(d.Community));
        var together = new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellation };
        await Parallel.ForEachAsync(free, together, async (first, stopping) =>
        {
            if (await PassAsync(first, now, stopping)) Interlocked.Increment(ref more);
            overdue.Looked(Stopwatch.GetTimestamp());
        });
        if (more > 0) return TimeSpan.Zero;
        var next = firsts.Where(f => f.DueAt > now).Select(f => f.DueAt - now).Append(look).Min();
        return next > pause ? next : pause;
    }

    /// <returns>Whether more may be due already.</returns>
    private async ValueTask<bool> PassAsync(FirstDue first, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var page = await rows.DueAsync(first.Community, now, Page, cancellation);
            var last = 0L;
            foreach (var deadline in await record.StillPendingAsync(first.Community, page, cancellation))
                last = Math.Max(last, await record.RecordAsync(deadline));
            parked.Went(first.Community);
            return await TakenInAsync(last, cancellation) && page.Count == Page;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && !Outage.IsAway(failed))
        {
            var rest = parked.Failed(first.Community);
            log.LogWarning(failed, "{Deadline} and later deadlines cannot be recorded; they are tried again in {Rest}", first.Name, rest);
            return false;
        }
    }

    /// <summary>Waits a moment until the list shows what was recorded, so that the same deadlines are not read twice.</summary>
    private async ValueTask<bool> TakenInAsync(long position, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        while (await lists.PositionAsync([list], cancellation) < position)
        {
            if (Stopwatch.GetElapsedTime(since) > patience) return false;
            await Task.Delay(pause, cancellation);
        }
        return true;
    }
}
