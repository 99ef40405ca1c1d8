using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Give a place back, so that somebody else can have it.</summary>
public sealed record CancelPlace(BookingId Booking) : ICommand<Session, SessionEvent>
{
    public static readonly Refusal NoSuchBooking = new("session.no-such-booking", "There is no such booking in this session.")
    { DependsOnTime = true };
    public static readonly Refusal AlreadyCame = new("session.already-came", "This person has already come.") { DependsOnTime = true };

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Bookings.GetValueOrDefault(Booking) switch
    {
        null => NoSuchBooking,
        var booking when at.MayActAmong(booking.Person) is { } refusal => refusal,
        { Attended: true } => AlreadyCame,
        _ when state.When.Until <= at.OccurredAt => BookPlace.Over,
        var booking => [new PlaceCancelled(state.Id, Booking, booking.Person)],
    };
}

/// <summary>The person came.</summary>
public sealed record RecordAttendance(BookingId Booking) : ICommand<Session, SessionEvent>
{
    /// <summary>How long before a session attendance can be recorded.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromHours(12);

    public static readonly Refusal NotYet = new("session.not-yet", "This session is on another day, still to come.");

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Bookings.GetValueOrDefault(Booking) switch
    {
        null => CancelPlace.NoSuchBooking,
        var booking when at.MayName(booking.Person) is { } refusal => refusal,
        { Attended: true } => [],
        _ when state.Starts.Instant - at.OccurredAt > Earliest => NotYet,
        var booking => [new PersonAttended(state.Id, Booking, booking.Person)],
    };
}
