using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class EndingWhatIsHeld
{
    private static readonly MatchId match = Any.Id<MatchId>(1);
    private static readonly BookingId ahead = Any.Id<BookingId>(1), past = Any.Id<BookingId>(2), used = Any.Id<BookingId>(3);
    private static readonly Request bare = new(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Parcels(10), null);
    private static readonly Session coming = Planned(1, Any.On(3, 5, 10), ahead), gone = Planned(2, Any.On(3, 1, 10), past),
        here = Planned(3, Any.On(3, 2, 12), used, kept: true);
    private static readonly Request held = bare with
    {
        Promised = bare.Promised.Add(match, Any.Parcels(4)),
        Booked = bare.Booked.Add(ahead, coming.Id).Add(past, gone.Id).Add(used, here.Id),
    };
    private static readonly Offer offer = Offer.Evolve(new(Any.Id<OfferId>(1), Any.Ben, Category.Food, Any.Parcels(6), null),
        new OfferCommitted(Any.Id<OfferId>(1), match, Any.Parcels(4)));
    private static readonly Match promised =
        new(match, bare.Id, Any.Ada, offer.Id, Any.Ben, Any.Parcels(4), MatchPhase.Confirmed, true, true);

    private readonly EndRequest withdrawing = new(new WithdrawRequest());

    [Fact]
    public void Promises_and_places_ahead_are_set_free_and_what_is_past_stays_as_it_was() =>
        withdrawing.Decide(held, [(promised, offer)], [coming, gone, here], Any.ByAda).Then(
        new MatchDissolved(match, null, Side.Person), new OfferReleased(offer.Id, match, Any.Parcels(4)),
            new RequestReleased(bare.Id, match, Any.Parcels(4)),
        new PlaceCancelled(coming.Id, ahead, Any.Ada), new RequestBookingEnded(bare.Id, coming.Id, ahead),
        new RequestBookingEnded(bare.Id, gone.Id, past),
        new RequestBookingEnded(bare.Id, here.Id, used),
        new RequestWithdrawn(bare.Id, null));

    [Fact]
    public void A_second_withdrawal_changes_nothing() =>
        withdrawing.Decide(held with { Outcome = RequestOutcome.Withdrawn }, [(promised, offer)], [coming], Any.ByAda).Then();

    [Fact]
    public void The_system_ends_what_ran_out() =>
        new EndRequest(new CloseAsUnmet(Cause.TooLate)).Decide(held with { Booked = bare.Booked }, [(promised, offer)], [], Any.BySystem)
            .Then(
        new MatchDissolved(match, null, null), new OfferReleased(offer.Id, match, Any.Parcels(4)),
            new RequestReleased(bare.Id, match, Any.Parcels(4)), new RequestUnmet(bare.Id, Cause.TooLate));

    [Fact]
    public void Nothing_is_set_free_when_it_does_not_end() =>
        withdrawing.Decide(held, [(promised, offer)], [coming, gone, here], Any.ByDev).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void A_helper_does_not_end_the_request_they_help_with() =>
        withdrawing.Decide(held with { Booked = bare.Booked }, [(promised, offer)], [], Any.ByBen).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void It_does_not_end_while_something_is_left_out()
    {
        withdrawing.Decide(held, [], [coming, gone, here], Any.ByAda).ThenRefused(CloseAsUnmet.StillPromised);
        withdrawing.Decide(held, [(promised, offer)], [gone, here], Any.ByAda).ThenRefused(CloseAsUnmet.StillPromised);
    }

    private static Session Planned(int number, Moment starts, BookingId booking, bool kept = false)
    {
        var session = new Session(Any.Id<SessionId>(number), starts, 60, Any.Seats(5));
        return session with { Bookings = session.Bookings.Add(booking, new(booking, Any.Ada, bare.Id, kept ? Attendance.Attended : null)) };
    }
}
