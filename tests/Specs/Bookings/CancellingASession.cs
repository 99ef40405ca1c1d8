using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class CancellingASession
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId booking = Any.Id<BookingId>(1);
    private static readonly SessionPlanned planned = new(id, "Larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(3));
    private static readonly PlaceBooked byAda = new(id, booking, Any.Ada, null);
    private static readonly CancelSession cancelling = new(CancellationReason.Weather);
    private static readonly SessionCancelled cancelled = new(id, CancellationReason.Weather);

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByCoordinator);

    [Fact]
    public void It_will_not_take_place() => spec.Given(planned).When(cancelling).Then(cancelled).AndOnlyOnce();

    [Fact]
    public void A_second_reason_changes_nothing() =>
        spec.Given(planned, cancelled).When(new CancelSession(CancellationReason.NoSupplies)).ThenNothing();

    [Fact]
    public void Every_place_ends()
    {
        var after = Session.Evolve(Session.Evolve(Session.Evolve(null, planned), byAda), cancelled);
        (after.Bookings.Count, after.PlacesLeft, after.Ended.Count).Should().Be((0, 0, 1));
        after.ToTell.Should().ContainSingle().Which.Id.Should().Be(booking);
    }

    [Fact]
    public void Nobody_books_gives_back_or_is_noted_in_it()
    {
        var after = spec.By(Any.ByCoordinator.For(Any.Ada)).Given(planned, byAda, cancelled);
        after.When(new BookPlace(Any.Id<BookingId>(2), Any.Ada, null)).ThenRefused(CancelSession.Cancelled);
        after.When(new CancelPlace(booking)).ThenRefused(CancelSession.Cancelled);
        after.When(new RecordAttendance(booking)).ThenRefused(CancelSession.Cancelled);
        after.When(new NoteAbsence(booking)).ThenRefused(CancelSession.Cancelled);
        after.When(new UndoAttendance(booking)).ThenRefused(CancelSession.Cancelled);
    }

    [Fact]
    public void What_took_place_is_not_cancelled()
    {
        spec.By(Any.ByCoordinator with { OccurredAt = Any.On(3, 5, 12).Instant }).Given(planned).When(cancelling)
            .ThenRefused(BookPlace.Over);
        spec.Given(planned, byAda, new PersonAttended(id, booking, Any.Ada)).When(cancelling).ThenRefused(ChangeSession.AttendanceNoted);
    }

    [Fact]
    public void It_is_cancelled_for_nobody_in_particular() =>
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given(planned).When(cancelling).ThenRefused(Circumstances.NotConcerned);
}
