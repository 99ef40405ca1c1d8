using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>An open request and the proposals for it that wait for an answer.</summary>
public sealed record OpenRequest(ListedRequest Request, IReadOnlyList<ListedMatch> Waiting);

/// <summary>What presses now, counted, each with the most telling of what it counts.</summary>
public sealed record NowNumbers(long DueUnmatched, DateTimeOffset? FirstDue, long Waiting, DateTimeOffset? OldestWaiting, long BookingsToday, long SessionsToday, long Unmet, Cause? CommonestCause);

/// <summary>A community's day as it stood at a position of the store and an instant; personal values sealed.</summary>
public sealed record TodayState(DateTimeOffset At, long Position, NowNumbers Now, long Open, IReadOnlyList<OpenRequest> Requests, IReadOnlyList<ListedSession> Sessions, IReadOnlyList<StoredFact> JustHappened);

/// <summary>Composes a coordinator's day out of the lists: the same now, for a moment of the past, for pages, live updates and programs.</summary>
public sealed class TodayView(ListReader lists, StoredFacts facts, OwnChange own, Folds folds)
{
    public const int MostRequests = 50, MostSessions = 50, MostHappened = 20;
    private const string SoonestFirst = "needed_by nulls last, raised_at";

    /// <param name="position">Null for now.</param>
    /// <param name="at">The moment that "today" and "within 24 hours" are counted from.</param>
    /// <param name="change">The position of the viewer's own last change; it is shown even where the lists are behind.</param>
    public async Task<TodayState> ReadAsync(CommunityId community, long? position, DateTimeOffset at, long? change = null, CancellationToken cancellation = default)
    {
        var (state, _) = await folds.FoldAsync(Community.Stream, community, community.Value, cancellation);
        var behind = (position ?? change) is { } until && !await own.IsListedAsync(until, cancellation) && position is null ? change : null;
        var upTo = await lists.PositionAsync(cancellation);
        if (position is { } past) upTo = Math.Min(past, upTo);

        var open = await ReadAsync(Views.Requests, "is_open", SoonestFirst, MostRequests);
        if (behind is { } own1) open = [.. (await own.OverlayAsync(Views.Requests, community, own1, open, r => r.IsOpen, Sooner, cancellation)).Take(MostRequests)];
        var waiting = await ReadAsync(Views.Matches, "phase = 'Proposed' and request = any($3)", "proposed_at", ListReader.Most, [.. open.Select(r => r.Id)]);
        if (behind is { } own2) waiting = await own.OverlayAsync(Views.Matches, community, own2, waiting, m => m.State.Phase is MatchPhase.Proposed, (a, b) => a.ProposedAt.CompareTo(b.ProposedAt), cancellation);
        var byRequest = waiting.ToLookup(m => m.Row.State.Request);
        var day = Day(state!.Zone, at);
        var sessions = await lists.ReadAsync<ListedSession>(Views.Sessions.Table, community, position, "starts_at >= $3 and starts_at < $4", "starts_at", ListReader.Most, [day.From, day.Until], cancellation);
        if (behind is { } own3) sessions = await own.OverlayAsync(Views.Sessions, community, own3, sessions, s => day.Contains(s.State.When.From), (a, b) => a.State.When.From.CompareTo(b.State.When.From), cancellation);

        return new(at, upTo, await NowAsync(community, position, at, sessions, cancellation), await lists.CountAsync(Views.Requests.Table, community, position, "is_open", [], cancellation),
            [.. open.Select(r => new OpenRequest(r.Row, [.. byRequest[r.Row.State.Id].Select(m => m.Row)]))],
            [.. sessions.Take(MostSessions).Select(s => s.Row)], await facts.LatestAsync(community, behind is { } seen ? Math.Max(seen, upTo) : upTo, MostHappened, cancellation));

        Task<IReadOnlyList<Listed<TRow>>> ReadAsync<TRow>(ListView<TRow> view, string where, string order, int most, Guid[]? ids = null) where TRow : class =>
            lists.ReadAsync<TRow>(view.Table, community, position, where, order, most, ids is null ? [] : [ids], cancellation);
    }

    private async Task<NowNumbers> NowAsync(CommunityId community, long? position, DateTimeOffset at, IReadOnlyList<Listed<ListedSession>> sessions, CancellationToken cancellation)
    {
        var dueBy = at.AddHours(24);
        var (dueWhere, waitingWhere, unmetWhere) = ("unmatched and needed_by <= $3", Waiting(position), "outcome = any($3) and ended_at > $4 and ended_at <= $5");
        object[] unmetValues = [new[] { nameof(RequestOutcome.Unmet), nameof(RequestOutcome.RemainderClosed), nameof(RequestOutcome.Declined) }, at.AddDays(-7), at];
        var firstDue = await lists.ReadAsync<ListedRequest>(Views.Requests.Table, community, position, dueWhere, "needed_by", 1, [dueBy], cancellation);
        var oldest = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, community, position, waitingWhere, "proposed_at", 1, [], cancellation);
        var unmet = await lists.ReadAsync<ListedRequest>(Views.Requests.Table, community, position, unmetWhere, "ended_at desc", ListReader.Most, unmetValues, cancellation);
        return new(
            await lists.CountAsync(Views.Requests.Table, community, position, dueWhere, [dueBy], cancellation), firstDue is [var due] ? due.Row.State.NeededBy?.Instant : null,
            await lists.CountAsync(Views.Matches.Table, community, position, waitingWhere, [], cancellation), oldest is [var first] ? first.Row.ProposedAt : null,
            sessions.Sum(s => s.Row.State.Bookings.Count), sessions.Count,
            await lists.CountAsync(Views.Requests.Table, community, position, unmetWhere, unmetValues, cancellation),
            unmet.Where(r => r.Row.Cause is not null).GroupBy(r => r.Row.Cause).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault());
    }

    /// <summary>A proposal whose request has ended since waits for nobody.</summary>
    private static string Waiting(long? position) =>
        $"phase = 'Proposed' and request in (select r.id from {Views.Requests.Table.Name} r where r.community = $1 and r.is_open and {(position is null ? "r.to_seq is null" : "r.from_seq <= $2 and (r.to_seq is null or r.to_seq > $2)")})";

    private static Period Day(string zone, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        return new(Moment.Of(today.AddDays(-1), null, zone)!.Instant, Moment.Of(today, null, zone)!.Instant);
    }

    private static int Sooner(ListedRequest a, ListedRequest b) =>
        (a.State.NeededBy?.Instant ?? DateTimeOffset.MaxValue, a.RaisedAt).CompareTo((b.State.NeededBy?.Instant ?? DateTimeOffset.MaxValue, b.RaisedAt));
}
