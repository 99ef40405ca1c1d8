using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Call a session off. Every place in it ends, and whoever had one has to be told.</summary>
public sealed record CancelSession(CancellationReason Reason) : ICommand<Session, SessionEvent>
{
    public static readonly Refusal Cancelled = new("session.cancelled", "This session is cancelled.") { DependsOnTime = true };

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { Cancelled: not null } => [],
        _ when state.When.Until <= at.OccurredAt => BookPlace.Over,
        _ when state.Bookings.Values.Any(b => b.Noted is not null) => ChangeSession.AttendanceNoted,
        _ => [new SessionCancelled(state.Id, Reason)],
    };
}

/// <summary>Somebody who has a place, or had one, was told of a change.</summary>
/// <param name="Change">Which change: the first, the second.</param>
public sealed record RecordTold(BookingId Booking, int Change, ToldBy By) : ICommand<Session, SessionEvent>
{
    public static readonly Refusal NoSuchChange = new("session.no-such-change", "This session has not changed that often.")
    { DependsOnTime = true };

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => state.Places.GetValueOrDefault(Booking) switch
    {
        null => CancelPlace.NoSuchBooking,
        var booking when at.MayName(booking.Person) is { } refusal => refusal,
        _ when Change < 1 || Change > state.Earlier.Count => NoSuchChange,
        { Knows: var known } when known >= Change => [],
        var booking => [new PersonTold(state.Id, Booking, booking.Person, Change, By)],
    };
}
