using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class EndingABooking
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId booking = Any.Id<BookingId>(1);
    private static readonly SessionEvent[] booked =
        [new SessionPlanned(id, "Thursday larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2)),
            new PlaceBooked(id, booking, Any.Ada, null)];
    private static readonly PlaceCancelled givenBack = new(id, booking, Any.Ada);
    private static readonly PersonAttended kept = new(id, booking, Any.Ada);

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByAda);

    [Fact]
    public void A_place_is_given_back() => spec.Given(booked).When(new CancelPlace(booking)).Then(givenBack);

    [Fact]
    public void The_system_gives_it_back_too() => spec.By(Any.BySystem).Given(booked).When(new CancelPlace(booking)).Then(givenBack);

    [Fact]
    public void Nobody_gives_back_another_s_place() =>
        spec.By(Any.ByBen).Given(booked).When(new CancelPlace(booking)).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void What_is_not_booked_is_not_given_back() =>
        spec.Given([.. booked, givenBack]).When(new CancelPlace(booking)).ThenRefused(CancelPlace.NoSuchBooking);

    [Fact]
    public void Who_came_does_not_give_their_place_back() =>
        spec.Given([.. booked, kept]).When(new CancelPlace(booking)).ThenRefused(CancelPlace.AlreadyCame);

    [Fact]
    public void What_is_over_is_not_given_back() =>
        spec.By(Any.ByAda with { OccurredAt = Any.On(3, 5, 12).Instant }).Given(booked).When(new CancelPlace(booking))
            .ThenRefused(BookPlace.Over);
}
