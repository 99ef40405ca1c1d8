using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
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
        var (code, matches) = (reader.Code, await OwnMatches.BuildAsync(viewer, own));
        var withdrawals = await viewer.AcceptedAsync(own.Requests.Where(r => r.IsOpen)
            .Select(r => (r.State.Id, Withdraw(viewer, r.State.Id))));
        return reader.Page<MinePage>("mine.title", Section.Mine, new MineModel(code,
            matches.Waiting, matches.Agreed, [.. own.Requests.Select(r => Line(code, r, disclosure, [.. withdrawals[r.State.Id]]))],
            [.. own.Sessions.Select(s => Line(viewer, s))], [.. own.Offers.Select(o => Line(viewer, o, disclosure))])
        {
            Typed = reader.Typed,
            IsNotedAsDead = viewer.Member.Standing is Domain.People.Standing.Deceased,
            AreRolesSuspended = viewer.Member.AreRolesSuspended,
            Parts = await viewer.Service<PageParts>().BuildAsync(
                new PartContext<OwnPage>(viewer, new(viewer.Person), Links.Mine(code), reader.Typed, IsOpened: true)),
        });
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
        var booking = row.State.Places.Values.First(b => viewer.Is(b.Person));
        var knows = row.State.KnownTo(booking);
        var (href, mine) = (Links.Session(viewer.Caller.Code, row.State.Id.ToString()), Links.Mine(viewer.Caller.Code));
        var gives = viewer.Accepts(BookingsFeature.EndBooking, row.State, new CancelPlace(booking.Id));
        return new(booking.Id.ToString(), row.Title, href, row.State.When.From, Wards.NameOf(row.Place),
            gives ? Buttons.To($"{href}/bookings/{booking.Id}/cancel", new("act.cancel-place"), mine) : null)
        {
            Cancelled = row.State.Cancelled?.Code(),
            Before = row.State.Cancelled is null && row.State.MustBeTold(booking)
                ? new Sentence("mine.place-before", new DayAndTime(knows.Starts.Instant), Wards.NameOf(knows.Place)) : null,
        };
    }

    private static PossibleButton Withdraw(Viewer viewer, RequestId id) => new(
        Withdraw(Links.Request(viewer.Caller.Code, id.ToString()), viewer.Caller.Code),
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id.Value, new WithdrawRequest())));

    private static Button Withdraw(string href, string code) =>
        Buttons.To(Links.Do(href, "withdraw"), new("act.withdraw"), Links.Mine(code));
}
