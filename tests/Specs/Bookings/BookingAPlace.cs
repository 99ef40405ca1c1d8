using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class BookingAPlace
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId first = Any.Id<BookingId>(1), second = Any.Id<BookingId>(2), third = Any.Id<BookingId>(3);
    private static readonly RequestId request = Any.Id<RequestId>(1);
    private static readonly SessionPlanned planned =
        new(id, "Thursday larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2));
    private static readonly PlaceBooked byAda = new(id, first, Any.Ada, request), byBen = new(id, second, Any.Ben, null);

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByAda);

    [Fact]
    public void Somebody_takes_a_place() => spec.Given(planned).When(new BookPlace(first, Any.Ada, request)).Then(byAda).AndOnlyOnce();

    [Fact]
    public void A_coordinator_takes_it_for_them() =>
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given(planned).When(new BookPlace(first, Any.Ada, request)).Then(byAda);

    [Fact]
    public void Nobody_else_does() =>
        spec.By(Any.ByBen).Given(planned, byAda).When(new BookPlace(first, Any.Ada, request)).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void A_person_has_one_place() =>
        spec.Given(planned, byAda).When(new BookPlace(second, Any.Ada, request)).ThenRefused(BookPlace.AlreadyBooked);

    [Fact]
    public void An_id_stands_for_one_booking()
    {
        spec.Given(planned, byBen).When(new BookPlace(second, Any.Ada, null)).ThenRefused(BookPlace.OtherBooking);
        spec.Given(planned, byAda).When(new BookPlace(first, Any.Ada, null)).ThenRefused(BookPlace.OtherBooking);
    }

    [Fact]
    public void The_last_place_is_taken() => spec.Given(planned, byBen).When(new BookPlace(first, Any.Ada, request)).Then(byAda);

    [Fact]
    public void After_the_last_place_the_next_is_refused_and_kept() =>
        spec.By(Any.ByDev).Given(planned, byAda, byBen).When(new BookPlace(third, Any.Dev, request))
            .ThenRefused(BookPlace.Full, new PlaceRefused(id, Any.Dev, request, Cause.NoCapacity));

    [Fact]
    public void It_is_kept_once_however_often_they_ask()
    {
        PlaceRefused forRequest = new(id, Any.Dev, request, Cause.NoCapacity), plain = new(id, Any.Dev, null, Cause.NoCapacity);
        spec.By(Any.ByDev).Given(planned, byAda, byBen, forRequest).When(new BookPlace(third, Any.Dev, request))
            .ThenRefused(BookPlace.Full);
        spec.By(Any.ByDev).Given(planned, byAda, byBen, forRequest).When(new BookPlace(third, Any.Dev, null))
            .ThenRefused(BookPlace.Full, plain);
        spec.By(Any.ByDev).Given(planned, byAda, byBen, plain, new PlaceCancelled(id, second, Any.Ben),
            new PlaceBooked(id, third, Any.Dev, null), new PlaceCancelled(id, third, Any.Dev),
            byBen with { Booking = Any.Id<BookingId>(4) }).When(new BookPlace(Any.Id<BookingId>(5), Any.Dev, null))
            .ThenRefused(BookPlace.Full, plain);
    }

    [Fact]
    public void A_place_refused_takes_none() =>
        spec.Given(planned, byBen, new PlaceRefused(id, Any.Dev, null, Cause.NoCapacity)).When(new BookPlace(first, Any.Ada, request))
            .Then(byAda);

    [Fact]
    public void A_place_given_back_is_free() =>
        spec.Given(planned, byBen, new PlaceBooked(id, third, Any.Dev, null), new PlaceCancelled(id, third, Any.Dev))
            .When(new BookPlace(first, Any.Ada, request)).Then(byAda);

    [Fact]
    public void Nobody_comes_to_what_is_over() =>
        spec.By(Any.ByAda with { OccurredAt = Any.On(3, 5, 12).Instant }).Given(planned).When(new BookPlace(first, Any.Ada, request))
            .ThenRefused(BookPlace.Over);

    [Fact]
    public void Somebody_comes_in_on_the_day() =>
        spec.By(Any.ByAda with { OccurredAt = Any.On(3, 5, 11, 59).Instant }).Given(planned).When(new BookPlace(first, Any.Ada, request))
            .Then(byAda);
}
