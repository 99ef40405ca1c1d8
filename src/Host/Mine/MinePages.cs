using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Offers;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Projections.Bookings;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Mine;

/// <summary>The page of one's own things.</summary>
public static class MinePages
{
    public static void MapMine(this FeatureBuilder it) => it.Page("/mine", Permission.SeeOwn, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var own = await OwnThings.ReadAsync(viewer, reader.ReadQuery.At);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, own.Words, []);
        var (code, open) = (reader.Code, own.Matches.Where(m => m.State.Phase is MatchPhase.Proposed or MatchPhase.Confirmed).ToList());
        var answers = await viewer.AcceptedAsync(open.SelectMany(m => Answers(viewer, m.State), (m, button) => (m.State.Id, button)));
        var withdrawals = await viewer.AcceptedAsync(own.Requests.Where(r => r.IsOpen)
            .Select(r => (r.State.Id, Withdraw(viewer, r.State.Id))));
        var matches = open.Select(m => Line(viewer, m.State, own, disclosure, [.. answers[m.State.Id]])).OfType<OwnMatch>().ToList();
        return reader.Page<MinePage>("mine.title", Section.Mine, new MineModel(code,
            [.. matches.Where(m => m.Buttons.Count > 0)], [.. matches.Where(m => m.Buttons.Count == 0)],
            [.. own.Requests.Select(r => Line(code, r, disclosure, [.. withdrawals[r.State.Id]]))],
            [.. own.Sessions.Select(s => Line(viewer, s))], [.. own.Offers.Select(o => Line(viewer, o, disclosure))])
        {
            Typed = reader.Typed,
            Parts = await viewer.Service<PageParts>().BuildAsync(
                new PartContext<OwnPage>(viewer, new(viewer.Person), Links.Mine(code), reader.Typed, IsOpened: true)),
        });
    }

    private static OwnMatch? Line(Viewer viewer, Match match, OwnThings own, NameDisclosure disclosure, IReadOnlyList<Button> answers)
    {
        var side = SideOf(viewer, match);
        var request = own.Requests.FirstOrDefault(r => r.State.Id == match.Request);
        var offer = own.Offers.FirstOrDefault(o => o.State.Id == match.Offer);
        if (side is Side.Person ? request is not { IsOpen: true } : offer is null) return null;
        var amount = match.Quantity.Amount();
        var what = side is Side.Person ? new Sentence("mine.helper-offers", amount, disclosure.Of(request!.Words))
            : new Sentence("mine.asked-of-you", amount, disclosure.Of(offer!.Words));
        return new(match.Id.ToString(), what, side is Side.Person ? Links.Request(viewer.Caller.Code, match.Request.ToString())
            : Links.Offer(viewer.Caller.Code, match.Offer.ToString()), match.Phase.Code(), answers)
        {
            Why = match.Phase is MatchPhase.Proposed && match.Agrees(side) ? new Sentence("mine.you-answered") : null,
        };
    }

    private static Side SideOf(Viewer viewer, Match match) => viewer.Is(match.Person) ? Side.Person : Side.Helper;

    private static IEnumerable<PossibleButton> Answers(Viewer viewer, Match match)
    {
        var (side, id, mine) = (SideOf(viewer, match), match.Id.Value, Links.Mine(viewer.Caller.Code));
        if (match.Agrees(side)) return [];
        return
        [
            Answer("accept", MatchesFeature.AcceptMatch, side is Side.Person ? "act.yes" : "act.yes-help", MatchRoutes.Accepting(id, side)),
            Answer("decline", MatchesFeature.DeclineMatch, "act.no", Plan.On(Match.Stream, id, new DeclineMatch(side))),
        ];

        PossibleButton Answer(string verb, Permission permission, string says, Plan plan) =>
            new(Buttons.To($"/{viewer.Caller.Code}/matches/{id}/{verb}", new(says), mine, ("side", side.Code())),
                new(permission, plan));
    }

    private static OwnLine Line(string code, ListedRequest row, NameDisclosure disclosure, IReadOnlyList<Button> withdrawals)
    {
        var href = Links.Request(code, row.State.Id.ToString());
        var amount = row.State.Wanted.Amount();
        return new(row.State.Id.ToString(), href, disclosure.Of(row.Words),
            row.State.NeededBy is { } by ? new Sentence("mine.needed-by", amount, new At(row.RaisedAt), new By(by.Instant, by.At is null))
                : new Sentence("mine.asked", amount, new At(row.RaisedAt)),
            RequestLines.StatusOf(row.State), withdrawals);
    }

    private static OwnLine Line(Viewer viewer, ListedOffer row, NameDisclosure disclosure)
    {
        var href = Links.Offer(viewer.Caller.Code, row.State.Id.ToString());
        return new(row.State.Id.ToString(), href, disclosure.Of(row.Words),
            new Sentence("mine.offer-left", row.State.Offered.Amount(), row.State.Left.Amount()),
            OfferLines.StatusOf(row.State, viewer.Now), viewer.Accepts(OffersFeature.WithdrawOffer, row.State, new WithdrawOffer())
                ? [Withdraw(href, viewer.Caller.Code)] : []);
    }

    private static OwnPlace Line(Viewer viewer, ListedSession row)
    {
        var booking = row.State.Bookings.Values.First(b => viewer.Is(b.Person));
        var (href, mine) = (Links.Session(viewer.Caller.Code, row.State.Id.ToString()), Links.Mine(viewer.Caller.Code));
        var gives = viewer.Accepts(BookingsFeature.EndBooking, row.State, new CancelPlace(booking.Id));
        return new(booking.Id.ToString(), row.Title, href, row.State.When.From, Wards.NameOf(row.Place),
            gives ? Buttons.To($"{href}/bookings/{booking.Id}/cancel", new("act.cancel-place"), mine) : null);
    }

    private static PossibleButton Withdraw(Viewer viewer, RequestId id) => new(
        Withdraw(Links.Request(viewer.Caller.Code, id.ToString()), viewer.Caller.Code),
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id.Value, new WithdrawRequest())));

    private static Button Withdraw(string href, string code) =>
        Buttons.To(Links.Do(href, "withdraw"), new("act.withdraw"), Links.Mine(code));
}
