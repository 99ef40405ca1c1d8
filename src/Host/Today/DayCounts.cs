using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Projections.Bookings;
using Coordination.Projections.Handovers;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>The counts of what is urgent now, each with one detail about what it counts. Counts stop above 1,000.</summary>
public sealed record NowNumbers(long DueUnmatched, DateTimeOffset? FirstDue, long Waiting, DateTimeOffset? OldestWaiting,
    long BookingsToday, long SessionsToday, long Unmet, Cause? CommonestCause, long UnseenNotes, DateTimeOffset? OldestNote)
{
    /// <summary>Whether the first is due by the end of a day, and at no time of it.</summary>
    [JsonIgnore] public bool IsFirstDueByADay { get; init; }
}

/// <summary>The counts of what is urgent, as queries in the batch of a page. Read the counts once the batch has run.</summary>
public sealed class UrgentCounts(
    DayCounts counts, ListBatch batch, CommunityId community, long? position, DateTimeOffset at, IReadOnlyList<Guid> touched)
{
    private readonly Filter<ListedRequest> isDue = RequestFilters.Due(at),
        isUnmet = RequestFilters.Unmet(at) & RequestsList.EndedAt.AtMost(at);
    private readonly Filter<ListedHandover> isAlert = HandoversList.AlertsAt(at);
    private ListAnswer<long>? due, waiting, notes;
    private ListAnswer<IReadOnlyDictionary<string, long>>? unmet;
    private ListAnswer<IReadOnlyList<Listed<ListedRequest>>>? soonest;
    private ListAnswer<IReadOnlyList<Listed<ListedMatch>>>? oldest;
    private ListAnswer<IReadOnlyList<Listed<ListedHandover>>>? oldestNote;

    public UrgentCounts Ask()
    {
        var others = touched.Count == 0 ? Filter.All<ListedRequest>() : !Filter.Ids<ListedRequest>(touched);
        (due, soonest) = (batch.Count(RequestsList.View, isDue & others),
            batch.Rows(RequestsList.View, isDue & others, RequestsList.SoonestFirst, 1));
        var isWaiting = touched.Count == 0 ? DayCounts.IsWaiting : DayCounts.IsWaiting & !Filter.Ids<ListedMatch>(touched)
            & !MatchesList.Request.In(touched);
        (waiting, oldest) = (batch.Count(MatchesList.View, isWaiting), batch.Rows(MatchesList.View, isWaiting, MatchesList.OldestFirst, 1));
        unmet = batch.Tally(RequestsList.View, isUnmet & others, RequestsList.Cause);
        var otherNotes = touched.Count == 0 ? isAlert : isAlert & !Filter.Ids<ListedHandover>(touched);
        (notes, oldestNote) = (batch.Count(HandoversList.View, otherNotes),
            batch.Rows(HandoversList.View, otherNotes, HandoversList.SoonestFirst, 1));
        return this;
    }

    private Cause? Commonest(IReadOnlyList<Listed<ListedRequest>> changed) => Enum.GetValues<Cause>()
        .Select(c => (Cause: c, Count: unmet!.Value.GetValueOrDefault(c.ToString()) + changed.Count(r => r.Row.Cause == c)))
        .Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.Cause).Select(c => (Cause?)c.Cause).FirstOrDefault();

    /// <param name="sessions">The sessions of the day.</param>
    public async Task<NowNumbers> CountAsync(IReadOnlyList<Listed<ListedSession>> sessions, CancellationToken cancellation)
    {
        var (changed, answered) = await counts.ChangedAsync(community, position, touched, cancellation);
        var notesToo = (await counts.ChangedNotesAsync(community, touched, cancellation)).Where(n => isAlert.Holds(n.Id, n.Row)).ToList();
        var (dueToo, unmetToo) =
            (changed.Where(r => isDue.Holds(r.Id, r.Row)).ToList(), changed.Where(r => isUnmet.Holds(r.Id, r.Row)).ToList());
        var first = dueToo.Concat(soonest!.Value).Select(r => r.Row.State.NeededBy).OfType<Moment>().MinBy(by => by.Instant);
        return new(
            due!.Value + dueToo.Count, first?.Instant,
            waiting!.Value + answered.Count, answered.Concat(oldest!.Value).Min(m => (DateTimeOffset?)m.Row.ProposedAt),
            sessions.Sum(s => s.Row.State.Bookings.Count), sessions.Count(s => s.Row.State.Cancelled is null),
            unmet!.Value.Values.Sum() + unmetToo.Count, Commonest(unmetToo),
            notes!.Value + notesToo.Count, notesToo.Concat(oldestNote!.Value).Min(n => (DateTimeOffset?)n.Row.WrittenAt))
        {
            IsFirstDueByADay = first is { At: null },
        };
    }
}

/// <summary>Counts what is urgent: in the lists and, if the lists are behind, in what the viewer changed.</summary>
public sealed class DayCounts(ListReader lists, OwnChange own, StreamRows rows)
{
    /// <summary>A proposal whose request has ended does not count as waiting.</summary>
    public static readonly Filter<ListedMatch> IsWaiting = MatchesList.Phase.Is(MatchPhase.Proposed)
        & new RefersTo<ListedMatch, ListedRequest>(MatchesList.Request, RequestsList.View, RequestsList.IsOpen.Is(true));

    /// <param name="position">Null for now.</param>
    /// <param name="at">The moment from which "within 24 hours" and "within a week" are counted.</param>
    /// <param name="touched">What the viewer changed and the lists do not show yet: counted from its streams.</param>
    public UrgentCounts In(ListBatch batch, CommunityId community, long? position, DateTimeOffset at, IReadOnlyList<Guid> touched) =>
        new UrgentCounts(this, batch, community, position, at, touched).Ask();

    internal Task<IReadOnlyList<Listed<ListedHandover>>> ChangedNotesAsync(CommunityId community, IReadOnlyList<Guid> touched,
        CancellationToken cancellation) => own.CurrentAsync(HandoversList.View, community, touched, cancellation);

    /// <summary>The changed requests, and the open proposals that changed themselves or whose request changed.</summary>
    internal async Task<(IReadOnlyList<Listed<ListedRequest>> Requests, IReadOnlyList<Listed<ListedMatch>> Waiting)> ChangedAsync(
        CommunityId community, long? position, IReadOnlyList<Guid> touched, CancellationToken cancellation)
    {
        if (touched.Count == 0) return ([], []);
        var ofRequests = MatchesList.Request.In(touched) & !Filter.Ids<ListedMatch>(touched);
        var listed = await lists.ReadAsync(
            MatchesList.View, community, position, ofRequests, MatchesList.OldestFirst, ListReader.Most, cancellation);
        var waiting = new List<Listed<ListedMatch>>();
        foreach (var match in listed.Concat(await own.CurrentAsync(MatchesList.View, community, touched, cancellation))
            .Where(m => m.Row.State.Phase is MatchPhase.Proposed))
            if (await rows.FoldAsync(RequestsList.View, community, match.Row.State.Request.Value, cancellation) is { Row.IsOpen: true })
                waiting.Add(match);
        return (await own.CurrentAsync(RequestsList.View, community, touched, cancellation), waiting);
    }
}
