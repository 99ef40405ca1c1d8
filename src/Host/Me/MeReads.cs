using Coordination.Domain.Kernel;
using Coordination.Host.Matches;
using Coordination.Host.Offers;
using Coordination.Host.People;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Wiring;
using Coordination.Projections;
using Coordination.Projections.Lists;

namespace Coordination.Host.Me;

/// <summary>A community the caller is known in.</summary>
public sealed record MembershipView(string Community, PersonId Person);

/// <summary>Everything of the caller's own in one community, newest first, and every community they are known in.</summary>
public sealed record MeView(PersonView Person, IReadOnlyList<MembershipView> Memberships, IReadOnlyList<RequestView> Requests, IReadOnlyList<OfferView> Offers, IReadOnlyList<MatchView> Matches, long Position);

/// <summary>What the caller can read of themselves.</summary>
public static class MeReads
{
    private const int Most = Asked.MostItems;

    public static void MapMe(this RouteGroupBuilder api) =>
        api.MapRead<MeView>("/me", Act.SeeOwn, "getMe", "Read everything of one's own", GetAsync, QueryParameter.At);

    private static async ValueTask<Read> GetAsync(Viewer viewer, Asked asked)
    {
        var (lists, own, person) = (viewer.Service<ListReader>(), viewer.Service<OwnChange>(), viewer.Person);
        var behind = asked.At is { } at ? await own.BehindAsync(at, viewer.Cancellation) : null;
        var position = await lists.PositionAsync(viewer.Cancellation);
        var requests = await MineAsync(Views.Requests, "person = $3", RequestReads.NewestFirst, r => r.State.Person == person);
        var offers = await MineAsync(Views.Offers, "helper = $3", OfferReads.NewestFirst, o => o.State.Helper == person);
        var matches = await MineAsync(Views.Matches, "(person = $3 or helper = $3)", MatchReads.NewestFirst, m => m.State.Person == person || m.State.Helper == person);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, [.. requests.Select(r => r.Row.Words), .. offers.Select(o => o.Row.Words)], "own");
        var names = await viewer.Service<Opening>().NamesAsync(viewer, [person], "own");
        if (await viewer.Service<StreamRows>().FoldAsync(Views.People, viewer.In, person.Value, viewer.Cancellation) is not { } me) return Read.NotFound;
        var memberships = await viewer.Service<Logins>().MembershipsAsync(viewer.Call.Login, viewer.Cancellation);
        return new(new MeView(PersonView.Of(me.Row, names, me.Version), [.. memberships.Select(m => new MembershipView(m.Code, m.Person))],
            [.. requests.Select(r => RequestView.Of(r.Row, words))], [.. offers.Select(o => OfferView.Of(o.Row, words))], [.. matches.Select(m => MatchView.Of(m.Row))], position), null, HoldsOpened: true);

        async Task<IReadOnlyList<Listed<TRow>>> MineAsync<TRow>(ListView<TRow> view, string where, Order<TRow> order, Func<TRow, bool> isMine) where TRow : class
        {
            var rows = await lists.ReadAsync<TRow>(view.Table, viewer.In, null, where, order.Column + " desc", Most, [person.Value], viewer.Cancellation);
            return behind is not null ? await own.OverlayAsync(view, viewer.In, behind, rows, isMine, order.Comparison, viewer.Cancellation) : rows;
        }
    }
}
