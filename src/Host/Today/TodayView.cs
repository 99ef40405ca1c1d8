using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
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

/// <summary>A community's day as it stood at a position of the store and an instant; personal values sealed.</summary>
public sealed record TodayState(DateTimeOffset At, long Position, NowNumbers Now, long Open, IReadOnlyList<OpenRequest> Requests,
    IReadOnlyList<ListedSession> Sessions, IReadOnlyList<StoredFact> JustHappened);

/// <summary>
/// Composes a coordinator's day out of the lists: the same now, for a moment of the past, for pages, live updates and programs.
/// </summary>
public sealed class TodayView(ListReader lists, StoredFacts facts, OwnChange own, Folds folds, DayCounts counts)
{
    public const int MostRequests = 50, MostSessions = 50, MostHappened = 20;
    private const string SoonestFirst = "needed_by nulls last, raised_at";

    /// <param name="position">Null for now.</param>
    /// <param name="at">The moment that "today" and "within 24 hours" are counted from.</param>
    /// <param name="change">The position of the viewer's own last change; it is shown even where the lists are behind.</param>
    public async Task<TodayState> ReadAsync(CommunityId community, long? position, DateTimeOffset at, long? change = null,
        CancellationToken cancellation = default)
    {
        var (state, _) = await folds.FoldAsync(Community.Stream, community, community.Value, cancellation);
        var behind = (position ?? change) is { } until && await own.BehindAsync(until, cancellation) is { } missing && position is null
            ? missing : null;
        var touched = await own.TouchedAsync(community, behind, cancellation);
        var upTo = await lists.PositionAsync(cancellation);
        if (position is { } past) upTo = Math.Min(past, upTo);

        var open = await ReadAsync(Views.Requests, "is_open", SoonestFirst, MostRequests);
        if (behind is not null)
            open = [.. (await own.OverlayAsync(Views.Requests, community, behind, open, r => r.IsOpen, Sooner, cancellation))
                .Take(MostRequests)];
        var waiting = await ReadAsync(Views.Matches, "phase = 'Proposed' and request = any($3)", "proposed_at", ListReader.Most,
            [.. open.Select(r => r.Id)]);
        if (behind is not null)
            waiting = await own.OverlayAsync(Views.Matches, community, behind, waiting, m => m.State.Phase is MatchPhase.Proposed,
                (a, b) => a.ProposedAt.CompareTo(b.ProposedAt), cancellation);
        var byRequest = waiting.ToLookup(m => m.Row.State.Request);
        var day = Day(state!.Zone, at);
        var sessions = await lists.ReadAsync<ListedSession>(Views.Sessions.Table, community, position, "starts_at >= $3 and starts_at < $4",
            "starts_at", ListReader.Most, [day.From, day.Until], cancellation);
        if (behind is not null)
            sessions = await own.OverlayAsync(Views.Sessions, community, behind, sessions, s => day.Contains(s.State.When.From),
                (a, b) => a.State.When.From.CompareTo(b.State.When.From), cancellation);

        return new(at, upTo, await counts.CountAsync(community, position, at, touched, sessions, cancellation),
            await own.CountAsync(Views.Requests, community, position, touched, new("is_open = @", true, r => r.IsOpen), cancellation),
            [.. open.Select(r => new OpenRequest(r.Row, [.. byRequest[r.Row.State.Id].Select(m => m.Row)]))],
            [.. sessions.Take(MostSessions).Select(s => s.Row)],
                await facts.LatestAsync(community, Math.Max(behind?.Position ?? 0, upTo), MostHappened, cancellation));

        Task<IReadOnlyList<Listed<TRow>>> ReadAsync<TRow>(ListView<TRow> view, string where, string order, int most,
            Guid[]? ids = null) where TRow : class =>
            lists.ReadAsync<TRow>(view.Table, community, position, where, order, most, ids is null ? [] : [ids], cancellation);
    }

    private static Period Day(string zone, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        return new(Moment.Of(today.AddDays(-1), null, zone)!.Instant, Moment.Of(today, null, zone)!.Instant);
    }

    private static int Sooner(ListedRequest a, ListedRequest b) =>
        (a.State.NeededBy?.Instant ?? DateTimeOffset.MaxValue, a.RaisedAt)
            .CompareTo((b.State.NeededBy?.Instant ?? DateTimeOffset.MaxValue, b.RaisedAt));
}
