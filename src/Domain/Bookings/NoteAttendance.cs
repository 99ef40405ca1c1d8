using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>The person arrived, once the doors are open. Whoever was noted as absent may still come.</summary>
public sealed record RecordAttendance(BookingId Booking) : ICommand<Session, SessionEvent>
{
    public static readonly Refusal NotYet = new("session.not-yet", "It is too early: this session has not begun.");

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Bookings.GetValueOrDefault(Booking) switch
    {
        null => state.Cancelled is null ? CancelPlace.NoSuchBooking : CancelSession.Cancelled,
        var booking when at.MayName(booking.Person) is { } refusal => refusal,
        { Attended: true } => [],
        _ when at.OccurredAt < state.DoorsOpen => NotYet,
        _ when TooLate(state, at) is { } late => late,
        var booking => [new PersonAttended(state.Id, Booking, booking.Person)],
    };

    /// <summary>Who came is noted for as long afterwards as anything is entered late.</summary>
    internal static Refusal? TooLate(Session state, Circumstances at) =>
        at.Charter.Of(Circumstances.LateEntryDays) is var days && at.OccurredAt - state.When.Until > TimeSpan.FromDays(days.Value)
            ? Circumstances.TooLate.Under(days.Clause) : null;
}

/// <summary>The person did not come. That is known once the session has begun.</summary>
public sealed record NoteAbsence(BookingId Booking) : ICommand<Session, SessionEvent>
{
    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Bookings.GetValueOrDefault(Booking) switch
    {
        null => state.Cancelled is null ? CancelPlace.NoSuchBooking : CancelSession.Cancelled,
        var booking when at.MayName(booking.Person) is { } refusal => refusal,
        { Noted: Attendance.Absent } => [],
        { Attended: true } => CancelPlace.AlreadyCame,
        _ when at.OccurredAt < state.Starts.Instant => RecordAttendance.NotYet,
        _ when RecordAttendance.TooLate(state, at) is { } late => late,
        var booking => [new AbsenceNoted(state.Id, Booking, booking.Person)],
    };
}

/// <summary>What was noted of somebody was a mistake.</summary>
public sealed record UndoAttendance(BookingId Booking) : ICommand<Session, SessionEvent>
{
    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Bookings.GetValueOrDefault(Booking) switch
    {
        null => state.Cancelled is null ? CancelPlace.NoSuchBooking : CancelSession.Cancelled,
        var booking when at.MayName(booking.Person) is { } refusal => refusal,
        { Noted: null } => [],
        _ when RecordAttendance.TooLate(state, at) is { } late => late,
        var booking => [new AttendanceVoided(state.Id, Booking, booking.Person, booking.NotedAt!.Value, booking.Noted.Value)],
    };
}
