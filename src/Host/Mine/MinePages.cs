using Coordination.Domain.Matches;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Consents;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Households;
using Coordination.Host.Language;
using Coordination.Host.Offers;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.People;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.SignIn;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
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
        var matches = open.Select(m => Line(viewer, m.State, own, disclosure)).Where(m => m is not null).Select(m => m!).ToList();
        return reader.Page<MinePage>("mine.title", Section.Mine, new MineModel(code,
            [.. matches.Where(m => m.Buttons.Count > 0)], [.. matches.Where(m => m.Buttons.Count == 0)],
            [.. own.Requests.Select(r => Line(code, r, disclosure))], [.. own.Sessions.Select(s => Line(viewer, s))],
                [.. own.Offers.Select(o => Line(viewer, o, disclosure))])
        {
            Typed = reader.Typed,
            CalendarSince = await viewer.Service<CalendarAddresses>().MadeAtAsync(viewer.In, viewer.Person, viewer.Cancellation),
        });
    }

    private static OwnMatch? Line(Viewer viewer, Match match, OwnThings own, NameDisclosure disclosure)
    {
        var (side, mine) = (match.Person == viewer.Person ? Side.Person : Side.Helper, Links.Mine(viewer.Caller.Code));
        var request = own.Requests.FirstOrDefault(r => r.State.Id == match.Request);
        var offer = own.Offers.FirstOrDefault(o => o.State.Id == match.Offer);
        if (side is Side.Person ? request is not { IsOpen: true } : offer is null) return null;
        var amount = match.Quantity.Amount();
        var what = side is Side.Person ? new Sentence("mine.helper-offers", amount, disclosure.Of(request!.Words))
            : new Sentence("mine.asked-of-you", amount, disclosure.Of(offer!.Words));
        var waits = match.Phase is MatchPhase.Proposed && !match.Agrees(side);
        return new(match.Id.ToString(), what, side is Side.Person ? Links.Request(viewer.Caller.Code, match.Request.ToString())
            : Links.Offer(viewer.Caller.Code, match.Offer.ToString()), match.Phase.Code(),
            waits ? [Answer("accept", side is Side.Person ? "act.yes" : "act.yes-help"), Answer("decline", "act.no")] : [])
        {
            Why = match.Phase is MatchPhase.Proposed && !waits ? new Sentence("mine.you-answered") : null,
        };

        Button Answer(string verb, string says) =>
            new($"/{viewer.Caller.Code}/matches/{match.Id}/{verb}", new Sentence(says), ("side", side.Code()), ("_return", mine),
                ("_refused", mine));
    }

    private static OwnLine Line(string code, ListedRequest row, NameDisclosure disclosure)
    {
        var href = Links.Request(code, row.State.Id.ToString());
        var amount = row.State.Wanted.Amount();
        return new(row.State.Id.ToString(), href, disclosure.Of(row.Words),
            row.State.NeededBy is { } by ? new Sentence("mine.needed-by", amount, new At(row.RaisedAt), new By(by.Instant, by.At is null))
                : new Sentence("mine.asked", amount, new At(row.RaisedAt)),
            RequestLines.StatusOf(row.State), row.IsOpen ? [Withdraw(href, code)] : []);
    }

    private static OwnLine Line(Viewer viewer, ListedOffer row, NameDisclosure disclosure)
    {
        var href = Links.Offer(viewer.Caller.Code, row.State.Id.ToString());
        return new(row.State.Id.ToString(), href, disclosure.Of(row.Words),
            new Sentence("mine.offer-left", row.State.Offered.Amount(), row.State.Left.Amount()),
            OfferLines.StatusOf(row.State, viewer.Now), row.State.IsWithdrawn ? [] : [Withdraw(href, viewer.Caller.Code)]);
    }

    private static OwnPlace Line(Viewer viewer, ListedSession row)
    {
        var booking = row.State.Bookings.Values.First(b => b.Person == viewer.Person);
        var (href, mine) = (Links.Session(viewer.Caller.Code, row.State.Id.ToString()), Links.Mine(viewer.Caller.Code));
        return new(booking.Id.ToString(), row.Title, href, row.State.When.From, Wards.NameOf(row.Place),
            new($"{href}/bookings/{booking.Id}/cancel", new Sentence("act.cancel-place"), ("_return", mine), ("_refused", mine)));
    }

    private static Button Withdraw(string href, string code) =>
        new(Links.Do(href, "withdraw"), new Sentence("act.withdraw"), ("_return", Links.Mine(code)), ("_refused", Links.Mine(code)));
}
