using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Handovers;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>An open request and the proposals for it that wait for an answer.</summary>
public sealed record OpenRequest(ListedRequest Request, IReadOnlyList<ListedMatch> Waiting)
{
    public bool IsUpToDate { get; init; } = true;
}

/// <summary>A community's day as it was at a position of the store and an instant; personal values sealed.</summary>
/// <param name="Open">How many requests are open. The count stops above 1,000.</param>
public sealed record TodayState(
    DateTimeOffset At, long Position, NowNumbers Now, long Open, IReadOnlyList<OpenRequest> Requests,
    IReadOnlyList<ListedSession> Sessions, IReadOnlyList<StoredFact> JustHappened)
{
    /// <summary>False if a row of this community is parked in one of the lists.</summary>
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The hand-over notes that nobody else has seen in time, those that have waited longest first.</summary>
    public IReadOnlyList<ListedHandover> Alerts { get; init; } = [];
}

/// <summary>
/// Composes a coordinator's day from the lists: the same for now and for a moment of the past, for pages, live updates and programs.
/// </summary>
public sealed class TodayView(ListReader lists, StoredFacts facts, OwnChange own, Folds folds, DayCounts counts)
{
    public const int MostRequests = 50, MostSessions = 50, MostHappened = 20, MostAlerts = 5;
    private static readonly IListView[] used = [RequestsList.View, MatchesList.View, SessionsList.View, HandoversList.View];
    private static readonly Filter<ListedRequest> isOpen = RequestsList.IsOpen.Is(true);

    /// <param name="position">Null for now.</param>
    /// <param name="at">The moment from which "today" and "within 24 hours" are counted.</param>
    /// <param name="change">The position of the viewer's own last change. It is shown even if the lists are behind.</param>
    public async Task<TodayState> ReadAsync(CommunityId community, long? position, DateTimeOffset at, long? change = null,
        CancellationToken cancellation = default)
    {
        var (state, _) = await folds.FoldAsync(Community.Stream, community, community.Value, cancellation);
        var behind = (position ?? change) is { } until && await own.BehindAsync(until, used, cancellation) is { } missing
            && position is null ? missing : null;
        var touched = await own.TouchedAsync(community, behind, cancellation);
        var isToday = SessionsOfDay.At(at, state!.Zone);

        var batch = lists.Ask(community, position);
        var (reached, standing) = (batch.PositionOf(used), batch.Standing(used));
        var openRows = batch.Rows(RequestsList.View, isOpen, RequestsList.SoonestFirst, MostRequests);
        var openOthers = batch.Count(RequestsList.View, touched.Count == 0 ? isOpen : isOpen & !Filter.Ids<ListedRequest>(touched));
        var sessionRows = batch.Rows(SessionsList.View, isToday, SessionsList.SoonestFirst, ListReader.Most);
        var isAlert = HandoversList.AlertsAt(at);
        var noteRows = batch.Rows(HandoversList.View, isAlert, HandoversList.SoonestFirst, MostAlerts);
        var urgent = counts.In(batch, community, position, at, touched);
        await batch.RunAsync(cancellation);

        var upTo = position is { } past ? Math.Min(past, reached.Value) : reached.Value;
        var (open, sessions, notes) = (openRows.Value, sessionRows.Value, noteRows.Value);
        if (behind is not null)
            open = [.. (await own.OverlayAsync(RequestsList.View, community, behind, open, isOpen, RequestsList.SoonestFirst, cancellation))
                .Take(MostRequests)];
        if (behind is not null)
            sessions = await own.OverlayAsync(
                SessionsList.View, community, behind, sessions, isToday, SessionsList.SoonestFirst, cancellation);
        if (behind is not null)
            notes = await own.OverlayAsync(HandoversList.View, community, behind, notes, isAlert, HandoversList.SoonestFirst, cancellation);
        var isWaiting = MatchesList.Phase.Is(MatchPhase.Proposed) & MatchesList.Request.In(open.Select(r => r.Id));
        var waiting = await lists.ReadAsync(
            MatchesList.View, community, position, isWaiting, MatchesList.OldestFirst, ListReader.Most, cancellation);
        if (behind is not null) waiting =
            await own.OverlayAsync(MatchesList.View, community, behind, waiting, isWaiting, MatchesList.OldestFirst, cancellation);
        var byRequest = waiting.ToLookup(m => m.Row.State.Request);
        var changed = await own.CurrentAsync(RequestsList.View, community, touched, cancellation);

        return new(at, upTo, await urgent.CountAsync(sessions, cancellation), openOthers.Value + changed.Count(r => r.Row.IsOpen),
            [.. open.Select(r => new OpenRequest(r.Row, [.. byRequest[r.Row.State.Id].Select(m => m.Row)]) { IsUpToDate = r.IsUpToDate })],
            [.. sessions.Take(MostSessions).Select(s => s.Row)],
                await facts.LatestAsync(community, Math.Max(behind?.Position ?? 0, upTo), MostHappened, cancellation))
        {
            IsUpToDate = standing.Value == 0,
            Alerts = [.. notes.Take(MostAlerts).Select(n => n.Row)],
        };
    }
}
