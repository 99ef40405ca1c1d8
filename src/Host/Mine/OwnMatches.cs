using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Mine;

/// <summary>
/// The proposals and promises of one reader: what is asked of them, by when and in which ward, and once both said yes whom to reach and
/// how.
/// </summary>
public static class OwnMatches
{
    /// <summary>Those that wait for the reader's answer, and the others.</summary>
    public static async ValueTask<(IReadOnlyList<OwnMatch> Waiting, IReadOnlyList<OwnMatch> Agreed)> BuildAsync(
        Viewer viewer, OwnThings own)
    {
        var open = own.Matches.Where(m => m.State.Phase is MatchPhase.Proposed or MatchPhase.Confirmed).ToList();
        var requests = await RequestsAsync(viewer, own, open);
        var disclosure = await DisclosureAsync(viewer, own, open, requests);
        var buttons = await viewer.AcceptedAsync(
            open.SelectMany(m => Buttons(viewer, m.State), (m, button) => (m.State.Id, button)));
        var lines = new List<OwnMatch>();
        foreach (var match in open)
            if (What(viewer, match.State, own, requests, disclosure) is { } what)
                lines.Add(await LineAsync(viewer, match, requests[match.State.Request], what, disclosure,
                    [.. buttons[match.State.Id]]));
        return ([.. lines.Where(line => line.IsAsked)], [.. lines.Where(line => !line.IsAsked)]);
    }

    /// <summary>The requests they are about, as they are now.</summary>
    private static async ValueTask<IReadOnlyDictionary<RequestId, ListedRequest>> RequestsAsync(
        Viewer viewer, OwnThings own, IEnumerable<ListedMatch> open)
    {
        var requests = own.Requests.ToDictionary(r => r.State.Id);
        foreach (var id in open.Select(m => m.State.Request).Distinct().Where(id => !requests.ContainsKey(id)))
            if (await viewer.Service<StreamRows>().FoldAsync(RequestsList.View, viewer.In, id.Value, viewer.Cancellation) is { } found)
                requests[id] = found.Row;
        return requests;
    }

    /// <summary>The words of others are opened once both have said yes.</summary>
    private static ValueTask<NameDisclosure> DisclosureAsync(Viewer viewer, OwnThings own, IReadOnlyList<ListedMatch> open,
        IReadOnlyDictionary<RequestId, ListedRequest> requests)
    {
        var promised = open.Where(m => m.State.Phase is MatchPhase.Confirmed).Select(m => m.State).ToList();
        var words = promised.Where(m => requests.ContainsKey(m.Request)).Select(m => requests[m.Request].Words);
        PersonId[] reached = [.. promised.Select(m => m.Of(OtherSide(viewer, m)))
            .Where(other => promised.Any(m => m.ContactVisible(other, viewer.Person, viewer.Now)))];
        return viewer.Service<NameDisclosures>().OpenAsync(viewer, [.. own.Words, .. words], reached, Relation.Promised, reached);
    }

    private static async ValueTask<OwnMatch> LineAsync(Viewer viewer, ListedMatch row, ListedRequest request, Sentence what,
        NameDisclosure disclosure, IReadOnlyList<Button> buttons)
    {
        var (match, side) = (row.State, SideOf(viewer, row.State));
        var other = match.Of(OtherSide(viewer, match));
        var isAsked = match.Phase is MatchPhase.Proposed && !match.Agrees(side);
        var isSeen = match.ContactVisible(other, viewer.Person, viewer.Now);
        return new(match.Id.ToString(), what, HrefOf(viewer, match), match.Phase.Code(), buttons)
        {
            IsAsked = isAsked && buttons.Count > 0,
            Facts = Facts(request),
            Why = match.Phase is MatchPhase.Proposed && match.Agrees(side) ? new Sentence("mine.you-answered") : null,
            IsChanged = row.AgreedAt is { } agreed && request.ChangedAt > agreed,
            Other = isSeen ? disclosure.NameOf(other) : null,
            Contact = isSeen ? await viewer.Service<Contacts>().OfAsync(viewer, other, row, isOpened: true, disclosure) : null,
            Part = isAsked && side is Side.Helper && match.Quantity.Amount > 1 && buttons.Count > 0
                ? new($"/{viewer.Caller.Code}/matches/{match.Id}/accept", match.Quantity.Amount()) : null,
        };
    }

    /// <summary>Null if there is nothing of the reader's own in it any more.</summary>
    private static Sentence? What(Viewer viewer, Match match, OwnThings own, IReadOnlyDictionary<RequestId, ListedRequest> requests,
        NameDisclosure disclosure)
    {
        if (requests.GetValueOrDefault(match.Request) is not { IsOpen: true } request) return null;
        var amount = match.Quantity.Amount();
        return (SideOf(viewer, match), match.Phase) switch
        {
            (Side.Person, _) => new("mine.helper-offers", amount, disclosure.Of(request.Words)),
            (_, MatchPhase.Confirmed) => new("mine.you-give", amount, disclosure.Of(request.Words)),
            _ when own.Offers.FirstOrDefault(o => o.State.Id == match.Offer) is { } offer =>
                new("mine.asked-of-you", amount, disclosure.Of(offer.Words)),
            _ => null,
        };
    }

    private static Sentence Facts(ListedRequest request)
    {
        var (category, ward) = (request.State.Category.Coded("category"), Wards.NameOf(request.State.Place));
        return request.State.NeededBy is not { } by ? new("mine.where", category, ward)
            : new("mine.when-where", category, by.At is null ? new By(by.Instant, true) : new At(by.Instant), ward);
    }

    private static Side SideOf(Viewer viewer, Match match) => viewer.Is(match.Person) ? Side.Person : Side.Helper;
    private static Side OtherSide(Viewer viewer, Match match) => viewer.Is(match.Person) ? Side.Helper : Side.Person;

    private static string HrefOf(Viewer viewer, Match match) =>
        viewer.Is(match.Person) || match.Phase is MatchPhase.Confirmed ? Links.Request(viewer.Caller.Code, match.Request.ToString())
            : Links.Offer(viewer.Caller.Code, match.Offer.ToString());

    private static IEnumerable<PossibleButton> Buttons(Viewer viewer, Match match)
    {
        var (side, id, mine) = (SideOf(viewer, match), match.Id.Value, Links.Mine(viewer.Caller.Code));
        if (!match.Agrees(side))
            return
            [
                To("accept", MatchesFeature.AcceptMatch, side is Side.Person ? "act.yes" : "act.yes-help", MatchRoutes.Accepting(id, side),
                    ("side", side.Code())),
                To("decline", MatchesFeature.DeclineMatch, side is Side.Person ? "act.no" : "act.cannot",
                    Plan.On(Match.Stream, id, new DeclineMatch(side)), ("side", side.Code())),
            ];
        return side is Side.Helper
            ? [To("dissolve", MatchesFeature.DissolveMatch, "act.cannot", MatchRoutes.Dissolving(id, Cause.HelperUnavailable),
                ("cause", Cause.HelperUnavailable.Code()))]
            : [];

        PossibleButton To(string verb, Permission permission, string says, Plan plan, params (string, string)[] fields) =>
            new(Pages.Buttons.To($"/{viewer.Caller.Code}/matches/{id}/{verb}", new(says), mine, fields), new(permission, plan));
    }
}
