using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Mine;

/// <summary>
/// Everything of one viewer's own in a community, newest first, including their last change; and the position up to which the lists were
/// read.
/// </summary>
public sealed record OwnThings(IReadOnlyList<ListedRequest> Requests, IReadOnlyList<ListedOffer> Offers, IReadOnlyList<ListedMatch> Matches,
    IReadOnlyList<ListedSession> Sessions, long Position)
{
    /// <summary>How many of each are shown.</summary>
    public const int Shown = ListReader.Most - 1;

    /// <summary>The last that is shown of each list that goes on after it, by the name of the list.</summary>
    public required IReadOnlyDictionary<string, Guid> GoOn { get; init; }

    public IEnumerable<Personal> Words => [.. Requests.Select(r => r.Words), .. Offers.Select(o => o.Words)];

    private static readonly IListView[] used = [RequestsList.View, OffersList.View, MatchesList.View, SessionsList.View];

    public static async Task<OwnThings> ReadAsync(Viewer viewer, long? change)
    {
        var (lists, own) = (viewer.Service<ListReader>(), viewer.Service<OwnChange>());
        Guid[] records = [.. viewer.Records.Select(r => r.Value)];
        var withPlaces = await PlacesOnPerson.SessionsOfAsync(viewer, viewer.Records);
        var behind = change is { } at ? await own.BehindAsync(at, used, viewer.Cancellation) : null;
        var batch = lists.Ask(viewer.In);
        var (position, goOn) = (batch.PositionOf(used), new Dictionary<string, Guid>());
        var sessions = Ask(SessionsList.View, Filter.Ids<ListedSession>(withPlaces) & SessionsList.EndsAt.Above(viewer.Now),
            SessionsList.SoonestFirst);
        var requests = Ask(RequestsList.View, RequestsList.Person.In(records), RequestsList.NewestFirst);
        var offers = Ask(OffersList.View, OffersList.Helper.In(records), OffersList.NewestFirst);
        var matches = Ask(MatchesList.View, MatchesList.Person.In(records) | MatchesList.Helper.In(records),
            MatchesList.NewestFirst);
        await batch.RunAsync(viewer.Cancellation);
        return new(await requests("requests"), await offers("offers"), await matches("matches"),
            [.. (await sessions("sessions")).Where(s => s.State.Places.Values.Any(b => viewer.Is(b.Person)))], position.Value)
        { GoOn = goOn };

        Func<string, Task<IReadOnlyList<TRow>>> Ask<TRow>(ListView<TRow> list, Filter<TRow> filter, Order<TRow> order) where TRow : class
        {
            var listed = batch.Rows(list, filter, order, ListReader.Most);
            return async name =>
            {
                var rows = behind is null ? listed.Value
                    : await own.OverlayAsync(list, viewer.In, behind, listed.Value, filter, order, viewer.Cancellation);
                if (rows.Count > Shown) goOn[name] = rows[Shown - 1].Id;
                return [.. rows.Take(Shown).Select(r => r.Row)];
            };
        }
    }
}
