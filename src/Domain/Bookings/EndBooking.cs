using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Give a place back, so that somebody else can have it.</summary>
public sealed record CancelPlace(BookingId Booking) : ICommand<Session, SessionEvent>
{
    public static readonly Refusal NoSuchBooking = new("session.no-such-booking", "There is no such booking in this session.")
    { DependsOnTime = true };
    public static readonly Refusal AlreadyCame = new("session.already-came", "This person has already come.") { DependsOnTime = true };

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Places.GetValueOrDefault(Booking) switch
    {
        // Whoever has gone need not be told any more that it is cancelled. Nobody else gives back what has ended.
        _ when state.Cancelled is not null && !at.Roles.Contains(Role.System) => CancelSession.Cancelled,
        null => NoSuchBooking,
        var booking when at.MayActAmong(booking.Person) is { } refusal => refusal,
        { Attended: true } => AlreadyCame,
        _ when state.When.Until <= at.OccurredAt => BookPlace.Over,
        var booking => [new PlaceCancelled(state.Id, Booking, booking.Person)],
    };
}
