using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Everything that can happen to a request. Names and fields are stored for ever.</summary>
public abstract record RequestEvent
{
    private protected RequestEvent() { }
}

[StoredAs("request.raised"), Visible(To.Coordinators)]
public sealed record RequestRaised(
    RequestId Request, [property: Links] PersonId Person, Category Category,
    [property: SeenBy(Role.Coordinator, Role.Program)] Personal Words, Quantity Wanted, Place Place,
    Moment? NeededBy) : RequestEvent;

/// <summary>A request this community does not take on. It is kept, because it is unmet need.</summary>
[StoredAs("request.declined"), Visible(To.Coordinators)]
public sealed record RequestDeclined(
    RequestId Request, [property: Links] PersonId Person, Category Category,
    [property: SeenBy(Role.Coordinator, Role.Program)] Personal Words, Quantity Wanted, Place Place,
    Moment? NeededBy, Cause Cause) : RequestEvent;

[StoredAs("request.matched"), Visible(To.Coordinators)]
public sealed record RequestMatched(RequestId Request, [property: Links] MatchId Match, Quantity Quantity) : RequestEvent;

/// <summary>A promise fell through: what it covered is open again, with its original date.</summary>
[StoredAs("request.released"), Visible(To.Coordinators)]
public sealed record RequestReleased(RequestId Request, [property: Links] MatchId Match, Quantity Quantity) : RequestEvent;

[StoredAs("request.booked"), Visible(To.Coordinators)]
public sealed record RequestBooked(
    RequestId Request, [property: Links] SessionId Session, [property: Links] BookingId Booking) : RequestEvent;

[StoredAs("request.booking-ended"), Visible(To.Coordinators)]
public sealed record RequestBookingEnded(
    RequestId Request, [property: Links] SessionId Session, [property: Links] BookingId Booking) : RequestEvent;

[StoredAs("request.partly-fulfilled"), Visible(To.Coordinators)]
public sealed record RequestPartlyFulfilled(
    RequestId Request, Quantity Given, Cause? Shortfall, [property: Links] MatchId? Match) : RequestEvent;

[StoredAs("request.fulfilled"), Visible(To.Coordinators)]
public sealed record RequestFulfilled(RequestId Request, Quantity Given, [property: Links] MatchId? Match) : RequestEvent;

[StoredAs("request.remainder-closed"), Visible(To.Coordinators)]
public sealed record RequestRemainderClosed(RequestId Request, Quantity Remainder, Cause Cause) : RequestEvent;

[StoredAs("request.unmet"), Visible(To.Coordinators)]
public sealed record RequestUnmet(RequestId Request, Cause Cause) : RequestEvent;

[StoredAs("request.withdrawn"), Visible(To.Coordinators)]
public sealed record RequestWithdrawn(RequestId Request, Cause? Cause) : RequestEvent;

/// <summary>The need was met somewhere else: a success, not a drop-out.</summary>
[StoredAs("request.resolved-elsewhere"), Visible(To.Coordinators)]
public sealed record RequestResolvedElsewhere(RequestId Request) : RequestEvent;
