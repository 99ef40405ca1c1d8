using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Everything that can happen to a session. Names and fields are stored for ever.</summary>
public abstract record SessionEvent
{
    private protected SessionEvent() { }
}

/// <summary>A session's title is published: it names no person.</summary>
[StoredAs("session.planned"), Visible(To.Public)]
public sealed record SessionPlanned(SessionId Session, string Title, Category Category, Moment Starts, int Minutes, Place Place,
    Quantity Capacity) : SessionEvent;

/// <summary>Something about a session is otherwise now. What is absent stays as it was.</summary>
[StoredAs("session.replanned"), Visible(To.Public)]
public sealed record SessionReplanned(SessionId Session, string? Title, Moment? Starts, int? Minutes, Place? Place,
    Quantity? Capacity) : SessionEvent;

/// <summary>A session will not take place. Every place in it ends.</summary>
[StoredAs("session.cancelled"), Visible(To.Public)]
public sealed record SessionCancelled(SessionId Session, CancellationReason Reason) : SessionEvent;

/// <summary>Somebody with a place was told what has changed, by a person or by a message that arrived.</summary>
/// <param name="Change">Which change of the session they were told of: the first, the second.</param>
[StoredAs("session.person-told"), Visible(To.Coordinators)]
public sealed record PersonTold(SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person,
    int Change, ToldBy By) : SessionEvent;

[StoredAs("session.place-booked"), Visible(To.Coordinators)]
public sealed record PlaceBooked(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person,
    [property: Links] RequestId? Request) : SessionEvent;

/// <summary>There was no place left. This is kept, because it is unmet need.</summary>
[StoredAs("session.place-refused"), Visible(To.Coordinators)]
public sealed record PlaceRefused(
    SessionId Session, [property: Links] PersonId Person, [property: Links] RequestId? Request, Cause Cause) : SessionEvent;

[StoredAs("session.place-cancelled"), Visible(To.Coordinators)]
public sealed record PlaceCancelled(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person) : SessionEvent;

[StoredAs("session.person-attended"), Visible(To.Coordinators)]
public sealed record PersonAttended(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person) : SessionEvent;

/// <summary>The person did not come. Whose fault that was is not said.</summary>
[StoredAs("session.absence-noted"), Visible(To.Coordinators)]
public sealed record AbsenceNoted(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person) : SessionEvent;

/// <summary>It was a mistake: what was last noted of this person does not hold.</summary>
/// <param name="Corrects">The version of the session at which that was noted.</param>
/// <param name="Was">What was noted.</param>
[StoredAs("session.attendance-voided"), Visible(To.Coordinators)]
public sealed record AttendanceVoided(SessionId Session, [property: Links(IsPart = true)] BookingId Booking,
    [property: Links] PersonId Person, int Corrects, Attendance Was) : SessionEvent;
