using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Reads;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>What presses now, counted, each with the most telling of what it counts.</summary>
public sealed record NowNumbers(long DueUnmatched, DateTimeOffset? FirstDue, long Waiting, DateTimeOffset? OldestWaiting,
    long BookingsToday, long SessionsToday, long Unmet, Cause? CommonestCause);

/// <summary>Counts what presses, out of the lists and out of what the viewer changed where the lists are behind.</summary>
public sealed class DayCounts(ListReader lists, OwnChange own, StreamRows rows)
{
    private const string Untouched = " and id <> all($4)";
    private static readonly RequestOutcome[] unmet = [RequestOutcome.Unmet, RequestOutcome.RemainderClosed, RequestOutcome.Declined];

    /// <param name="position">Null for now.</param>
    /// <param name="touched">What the viewer changed and the lists do not show yet: counted as its streams say.</param>
    /// <param name="sessions">Those of the day.</param>
    public async Task<NowNumbers> CountAsync(CommunityId community, long? position, DateTimeOffset at, IReadOnlyList<Guid> touched,
        IReadOnlyList<Listed<ListedSession>> sessions, CancellationToken cancellation)
    {
        var changed = await own.CurrentAsync(Views.Requests, community, touched, cancellation);
        var (due, first) = await DueAsync(community, position, at + Request.PressesWithin, touched, changed, cancellation);
        var (waiting, oldest) = await WaitingAsync(community, position, touched, cancellation);
        var (missed, cause) = await UnmetAsync(community, position, at, touched, changed, cancellation);
        return new(due, first, waiting, oldest, sessions.Sum(s => s.Row.State.Bookings.Count), sessions.Count, missed, cause);
    }

    private async Task<(long, DateTimeOffset?)> DueAsync(CommunityId community, long? position, DateTimeOffset by,
        IReadOnlyList<Guid> touched, IReadOnlyList<Listed<ListedRequest>> changed, CancellationToken cancellation)
    {
        const string where = "unmatched and needed_by <= $3" + Untouched;
        object[] values = [by, touched.ToArray()];
        var own = changed.Where(r => r.Row.IsUnmatched && r.Row.State.NeededBy?.Instant <= by).ToList();
        var soonest = await lists.ReadAsync<ListedRequest>(Views.Requests.Table, community, position, where, "needed_by", 1, values,
            cancellation);
        return (await lists.CountAsync(Views.Requests.Table, community, position, where, values, cancellation) + own.Count,
            own.Concat(soonest).Min(r => r.Row.State.NeededBy?.Instant));
    }

    /// <summary>A proposal whose request has ended since waits for nobody.</summary>
    private async Task<(long, DateTimeOffset?)> WaitingAsync(CommunityId community, long? position, IReadOnlyList<Guid> touched,
        CancellationToken cancellation)
    {
        var valid = position is null ? "r.to_seq is null" : "r.from_seq <= $2 and (r.to_seq is null or r.to_seq > $2)";
        var where =
            $"phase = 'Proposed' and request in (select r.id from {Views.Requests.Table.Name} r where r.community = $1 and r.is_open and {valid}) and id <> all($3) and request <> all($3)";
        object[] values = [touched.ToArray()];
        var own = new List<Listed<ListedMatch>>();
        foreach (var match in await OfTouchedAsync(community, position, touched, cancellation))
            if (await rows.FoldAsync(Views.Requests, community, match.Row.State.Request.Value, cancellation) is { Row.IsOpen: true })
                own.Add(match);
        var oldest = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, community, position, where, "proposed_at", 1, values,
            cancellation);
        return (await lists.CountAsync(Views.Matches.Table, community, position, where, values, cancellation) + own.Count,
            own.Concat(oldest).Min(m => (DateTimeOffset?)m.Row.ProposedAt));
    }

    /// <summary>Proposals that were touched, or whose request was.</summary>
    private async Task<IEnumerable<Listed<ListedMatch>>> OfTouchedAsync(CommunityId community, long? position, IReadOnlyList<Guid> touched,
        CancellationToken cancellation)
    {
        if (touched.Count == 0) return [];
        var listed = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, community, position, "request = any($3) and id <> all($3)",
            "proposed_at", ListReader.Most, [touched.ToArray()], cancellation);
        return listed.Concat(await own.CurrentAsync(Views.Matches, community, touched, cancellation))
            .Where(m => m.Row.State.Phase is MatchPhase.Proposed);
    }

    private async Task<(long, Cause?)> UnmetAsync(CommunityId community, long? position, DateTimeOffset at, IReadOnlyList<Guid> touched,
        IReadOnlyList<Listed<ListedRequest>> changed, CancellationToken cancellation)
    {
        const string where = "outcome = any($3)" + Untouched + " and ended_at > $5 and ended_at <= $6";
        object[] values = [unmet.Select(o => o.ToString()).ToArray(), touched.ToArray(), at.AddDays(-7), at];
        var own = changed.Where(r => r.Row.State.Outcome is { } outcome && unmet.Contains(outcome) && r.Row.EndedAt > at.AddDays(-7)
            && r.Row.EndedAt <= at).ToList();
        var listed = await lists.ReadAsync<ListedRequest>(Views.Requests.Table, community, position, where, "ended_at desc",
            ListReader.Most, values, cancellation);
        return (await lists.CountAsync(Views.Requests.Table, community, position, where, values, cancellation) + own.Count,
            own.Concat(listed).Where(r => r.Row.Cause is not null).GroupBy(r => r.Row.Cause).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault());
    }
}
