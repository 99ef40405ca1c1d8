using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class NotingWhoCame
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId booking = Any.Id<BookingId>(1);
    private static readonly SessionEvent[] booked =
        [new SessionPlanned(id, "Thursday larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2)),
            new PlaceBooked(id, booking, Any.Ada, null)];
    private static readonly PersonAttended attended = new(id, booking, Any.Ada);
    private static readonly AbsenceNoted absent = new(id, booking, Any.Ada);
    private static readonly AttendanceVoided voided = new(id, booking, Any.Ada, 3, Attendance.Attended);

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, At(10, 15));

    [Fact]
    public void Somebody_arrived() => spec.Given(booked).When(new RecordAttendance(booking)).Then(attended).AndOnlyOnce();

    [Fact]
    public void Somebody_did_not_come() => spec.Given(booked).When(new NoteAbsence(booking)).Then(absent).AndOnlyOnce();

    [Fact]
    public void Nobody_arrives_before_the_doors_open()
    {
        spec.By(At(9, 29)).Given(booked).When(new RecordAttendance(booking)).ThenRefused(RecordAttendance.NotYet);
        spec.By(At(9, 30)).Given(booked).When(new RecordAttendance(booking)).Then(attended);
    }

    [Fact]
    public void Nobody_is_missed_before_it_begins()
    {
        spec.By(At(9, 59)).Given(booked).When(new NoteAbsence(booking)).ThenRefused(RecordAttendance.NotYet);
        spec.By(At(10, 0)).Given(booked).When(new NoteAbsence(booking)).Then(absent);
    }

    [Fact]
    public void It_is_noted_afterwards_for_as_long_as_anything_is()
    {
        var (last, late) = (At(12, 0, day: 19), At(12, 1, day: 19));
        spec.By(last).Given(booked).When(new RecordAttendance(booking)).Then(attended);
        spec.By(last).Given([.. booked, attended]).When(new UndoAttendance(booking)).Then(voided);
        spec.By(late).Given(booked).When(new RecordAttendance(booking)).ThenRefused(Circumstances.TooLate);
        spec.By(late).Given(booked).When(new NoteAbsence(booking)).ThenRefused(Circumstances.TooLate);
        spec.By(late).Given([.. booked, absent]).When(new UndoAttendance(booking)).ThenRefused(Circumstances.TooLate);
    }

    [Fact]
    public void Either_is_undone_and_names_what_it_corrects()
    {
        spec.Given([.. booked, attended]).When(new UndoAttendance(booking)).Then(voided).AndOnlyOnce();
        spec.Given([.. booked, absent]).When(new UndoAttendance(booking)).Then(voided with { Was = Attendance.Absent }).AndOnlyOnce();
        spec.Given([.. booked, absent, attended]).When(new UndoAttendance(booking)).Then(voided with { Corrects = 4 });
        spec.Given(booked).When(new UndoAttendance(booking)).ThenNothing();
        spec.Given([.. booked, attended, voided]).When(new NoteAbsence(booking)).Then(absent);
        spec.Given([.. booked, attended, voided]).When(new RecordAttendance(booking)).Then(attended);
    }

    [Fact]
    public void Who_was_missed_may_still_come_but_who_came_was_not_missed()
    {
        spec.Given([.. booked, absent]).When(new RecordAttendance(booking)).Then(attended);
        spec.Given([.. booked, attended]).When(new NoteAbsence(booking)).ThenRefused(CancelPlace.AlreadyCame);
    }

    [Fact]
    public void Nothing_is_noted_of_who_has_no_place()
    {
        SessionEvent[] free = [.. booked, new PlaceCancelled(id, booking, Any.Ada)];
        spec.Given(free).When(new RecordAttendance(booking)).ThenRefused(CancelPlace.NoSuchBooking);
        spec.Given(free).When(new NoteAbsence(booking)).ThenRefused(CancelPlace.NoSuchBooking);
        spec.Given(free).When(new UndoAttendance(booking)).ThenRefused(CancelPlace.NoSuchBooking);
    }

    [Fact]
    public void It_concerns_whoever_has_the_place()
    {
        var forDev = spec.By(At(10, 15).For(Any.Dev));
        forDev.Given(booked).When(new RecordAttendance(booking)).ThenRefused(Circumstances.NotConcerned);
        forDev.Given(booked).When(new NoteAbsence(booking)).ThenRefused(Circumstances.NotConcerned);
        forDev.Given([.. booked, absent]).When(new UndoAttendance(booking)).ThenRefused(Circumstances.NotConcerned);
    }

    private static Circumstances At(int hour, int minute, int day = 5) =>
        Any.ByCoordinator with { OccurredAt = Any.On(3, day, hour, minute).Instant };
}
