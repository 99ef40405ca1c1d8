using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Host.Offers;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Mine;

/// <summary>Everything of one viewer's own in a community, newest first, their last change included, and up to where it was read.</summary>
public sealed record OwnThings(IReadOnlyList<ListedRequest> Requests, IReadOnlyList<ListedOffer> Offers, IReadOnlyList<ListedMatch> Matches,
    IReadOnlyList<ListedSession> Sessions, long Position)
{
    public IEnumerable<Personal> Words => [.. Requests.Select(r => r.Words), .. Offers.Select(o => o.Words)];

    public static async Task<OwnThings> ReadAsync(Viewer viewer, long? change)
    {
        var (lists, own, person) = (viewer.Service<ListReader>(), viewer.Service<OwnChange>(), viewer.Person);
        var behind = change is { } at ? await own.BehindAsync(at, viewer.Cancellation) : null;
        var position = await lists.PositionAsync(viewer.Cancellation);
        var sessions = await MineAsync(Views.Sessions, "ends_at > $3", SessionReads.SoonestFirst, s => s.State.When.Until > viewer.Now,
            viewer.Now);
        return new(
            await MineAsync(Views.Requests, "person = $3", RequestReads.NewestFirst, r => r.State.Person == person, person.Value),
            await MineAsync(Views.Offers, "helper = $3", OfferReads.NewestFirst, o => o.State.Helper == person, person.Value),
            await MineAsync(Views.Matches, "(person = $3 or helper = $3)", MatchReads.NewestFirst,
                m => m.State.Person == person || m.State.Helper == person, person.Value),
            [.. sessions.Where(s => s.State.Bookings.Values.Any(b => b.Person == person))], position);

        async Task<IReadOnlyList<TRow>> MineAsync<TRow>(ListView<TRow> view, string where, Order<TRow> order, Func<TRow, bool> isMine,
            object value) where TRow : class
        {
            var rows = await lists.ReadAsync<TRow>(view.Table, viewer.In, null, where, order.Column + (order.NewestFirst ? " desc" : ""),
                ListReader.Most, [value], viewer.Cancellation);
            if (behind is not null)
                rows = await own.OverlayAsync(view, viewer.In, behind, rows, isMine, order.Comparison, viewer.Cancellation);
            return [.. rows.Select(r => r.Row)];
        }
    }
}
