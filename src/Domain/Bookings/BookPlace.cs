using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Take one place in a session, for oneself or for somebody with their authority.</summary>
public sealed record BookPlace(BookingId Booking, PersonId Person, RequestId? Request) : ICommand<Session, SessionEvent>
{
    public static readonly OneCodeParameter WaitingListOrder = new("waiting-list-order", ["first-come", "need-weighted", "lottery"],
        floor: "first-come", "How the next on a waiting list is chosen.");

    public static readonly Refusal Full = new("session.full", "Every place in this session is taken.") { DependsOnTime = true };
    public static readonly Refusal Over = new("session.over", "This session is over.");
    public static readonly Refusal AlreadyBooked = new("session.already-booked", "This person already has a place in this session.")
    { DependsOnTime = true };
    public static readonly Refusal OtherBooking = new("session.other-booking", "That id stands for another booking.");

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state switch
    {
        _ when (at.MaySpeakFor(Person) ?? at.MayTakePart) is { } refusal => refusal,
        { Cancelled: not null } => CancelSession.Cancelled,
        _ when state.Bookings.TryGetValue(Booking, out var booking) =>
            booking.Person == Person && booking.Request == Request ? [] : OtherBooking,
        _ when state.When.Until <= at.OccurredAt => Over,
        _ when state.Bookings.Values.Any(b => b.Person == Person) => AlreadyBooked,
        { PlacesLeft: <= 0 } when state.Refused.Contains(new(Person, Request)) => Full,
        { PlacesLeft: <= 0 } => Full.Recording<SessionEvent>(new PlaceRefused(state.Id, Person, Request, Cause.NoCapacity)),
        _ => [new PlaceBooked(state.Id, Booking, Person, Request)],
    };
}
