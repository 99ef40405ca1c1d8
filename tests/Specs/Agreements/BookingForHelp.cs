using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class BookingForHelp
{
    private static readonly BookingId id = Any.Id<BookingId>(1);
    private static readonly Request request = new(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Parcels(10), null);
    private static readonly Session session = new(Any.Id<SessionId>(1), Any.On(3, 2, 10), 120, Any.Seats(1));
    private static readonly Request booked = request with { Booked = request.Booked.Add(id, session.Id) };
    private static readonly Session taken = session with { Bookings = session.Bookings.Add(id, new(id, Any.Ada, request.Id)) };
    private static readonly Session full = session with
    {
        Bookings =
        session.Bookings.Add(Any.Id<BookingId>(2), new(Any.Id<BookingId>(2), Any.Ben, null))
    };

    private static readonly Circumstances onTheDay = Any.ByCoordinator with { OccurredAt = Any.On(3, 2, 10).Instant };

    [Fact]
    public void The_place_and_the_request_know_each_other() =>
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), session, request, Any.ByAda)
        .Then(new PlaceBooked(session.Id, id, Any.Ada, request.Id), new RequestBooked(request.Id, session.Id, id));

    [Fact]
    public void A_place_needs_no_request() =>
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), session, null, Any.ByAda).Then(new PlaceBooked(session.Id, id, Any.Ada, null));

    [Fact]
    public void Nobody_books_for_another_s_request() =>
        BookingAgreements.Book(id, Any.Ben, new(Any.Ben), session, request, Any.ByBen).ThenRefused(RaiseRequest.SomebodyElses);

    [Fact]
    public void No_place_is_booked_nor_refused_for_what_is_over()
    {
        var over = request with { Outcome = RequestOutcome.Fulfilled };
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), session, over, Any.ByAda).ThenRefused(PromiseToRequest.Over);
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), full, over, Any.ByAda).ThenRefused(PromiseToRequest.Over);
    }

    [Fact]
    public void A_full_session_is_kept_as_unmet_need() => BookingAgreements.Book(id, Any.Ada, new(Any.Ada), full, request, Any.ByAda)
        .ThenRefused(BookPlace.Full, new PlaceRefused(session.Id, Any.Ada, request.Id, Cause.NoCapacity));

    [Fact]
    public void Nobody_is_refused_a_place_by_somebody_else() =>
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), full, request, Any.ByDev).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void Booking_again_changes_nothing()
    {
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), taken, booked, Any.ByAda).Then();
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada),
            taken with { Bookings = taken.Bookings.SetItem(id, taken.Bookings[id] with { Noted = Attendance.Attended }) }, request,
            Any.ByAda).Then();
    }

    [Fact]
    public void Another_s_booking_is_never_linked()
    {
        var ofBen = session with { Bookings = session.Bookings.Add(id, new(id, Any.Ben, null)) };
        BookingAgreements.Book(id, Any.Ada, new(Any.Ada), ofBen, request, Any.ByAda).ThenRefused(BookPlace.OtherBooking);
    }

    [Fact]
    public void Given_back_the_request_is_free_of_it() => BookingAgreements.Cancel(id, taken, booked, Any.ByAda)
        .Then(new PlaceCancelled(session.Id, id, Any.Ada), new RequestBookingEnded(request.Id, session.Id, id));

    [Fact]
    public void Kept_the_request_is_free_of_it() => BookingAgreements.Attend(id, taken, booked, onTheDay)
        .Then(new PersonAttended(session.Id, id, Any.Ada), new RequestBookingEnded(request.Id, session.Id, id));

    [Fact]
    public void Missed_the_request_is_free_of_it_too() => BookingAgreements.NoteAbsence(id, taken, booked, onTheDay)
        .Then(new AbsenceNoted(session.Id, id, Any.Ada), new RequestBookingEnded(request.Id, session.Id, id));

    [Fact]
    public void Undone_the_place_is_held_for_the_request_again_unless_that_is_over()
    {
        var place = taken.Bookings[id] with { Noted = Attendance.Attended, NotedAt = 3 };
        var came = taken with { Bookings = taken.Bookings.SetItem(id, place) };
        var voided = new AttendanceVoided(session.Id, id, Any.Ada, 3, Attendance.Attended);
        BookingAgreements.UndoAttendance(id, came, request, onTheDay).Then(voided, new RequestBooked(request.Id, session.Id, id));
        BookingAgreements.UndoAttendance(id, came, request with { Outcome = RequestOutcome.Fulfilled }, onTheDay).Then(voided);
        BookingAgreements.UndoAttendance(id, came, null, onTheDay).Then(voided);
        BookingAgreements.UndoAttendance(id, taken, booked, onTheDay).Then();
    }

    [Fact]
    public void Cancelled_every_request_that_had_a_place_is_free_of_it()
    {
        var agreed = BookingAgreements.CancelSession(CancellationReason.Weather, taken, [booked], Any.ByCoordinator);
        agreed.Facts.Should().HaveCount(2);
        agreed.Facts[0].Event.Should().Be(new SessionCancelled(session.Id, CancellationReason.Weather));
        agreed.Facts[1].Event.Should().Be(new RequestBookingEnded(request.Id, session.Id, id));
        BookingAgreements.CancelSession(CancellationReason.Weather, taken with { Cancelled = CancellationReason.Weather }, [booked],
            Any.ByCoordinator).Facts.Should().NotContain(fact => fact.Event is SessionCancelled);
    }

    [Fact]
    public void A_place_of_no_request_ends_alone() =>
        BookingAgreements.Cancel(id, taken, null, Any.ByAda).Then(new PlaceCancelled(session.Id, id, Any.Ada));

    [Fact]
    public void Refused_nothing_ends() => BookingAgreements.Cancel(id, session, booked, Any.ByAda).ThenRefused(CancelPlace.NoSuchBooking);
}
