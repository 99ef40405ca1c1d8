using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Everything that can happen to a request. Names and fields are stored for ever.</summary>
public abstract record RequestEvent
{
    private protected RequestEvent() { }
}

/// <param name="AskedWith">
/// The first of the requests it was asked for together with; null if it was asked for alone, or is the first.
/// </param>
[StoredAs("request.raised"), Visible(To.Coordinators)]
public sealed record RequestRaised(
    RequestId Request, [property: Links] PersonId Person, Category Category,
    [property: SeenBy(Role.Coordinator, Role.Program)] Personal Words, Quantity Wanted, Place Place,
    Moment? NeededBy, [property: Links] RequestId? AskedWith = null) : RequestEvent;

/// <summary>A request this community does not take on. It is kept, because it is unmet need.</summary>
/// <param name="AskedWith">The first of the requests it was asked for together with, if any.</param>
[StoredAs("request.declined"), Visible(To.Coordinators)]
public sealed record RequestDeclined(
    RequestId Request, [property: Links] PersonId Person, Category Category,
    [property: SeenBy(Role.Coordinator, Role.Program)] Personal Words, Quantity Wanted, Place Place,
    Moment? NeededBy, Cause Cause, [property: Links] RequestId? AskedWith = null) : RequestEvent;

/// <summary>Who asked wants to be rung about who else could help with what was declined.</summary>
/// <param name="On">The day on which they said so, by the community's calendar.</param>
[StoredAs("request.call-back-asked"), Visible(To.Coordinators)]
public sealed record RequestCallBackAsked(RequestId Request, DateOnly On) : RequestEvent;

/// <summary>Who asked wants something else now. Only what is different is named.</summary>
/// <param name="IsUndated">True if there is no time any more by which it is needed.</param>
[StoredAs("request.amended"), Visible(To.Coordinators)]
public sealed record RequestAmended(
    RequestId Request, Category? Category, [property: SeenBy(Role.Coordinator, Role.Program)] Personal? Words, Quantity? Wanted,
    Place? Place, Moment? NeededBy, bool? IsUndated) : RequestEvent;

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

/// <summary>Less or more was given than was recorded, or for another cause was it not all.</summary>
/// <param name="Corrects">The version of the request at which the giving was recorded.</param>
[StoredAs("request.given-corrected"), Visible(To.Coordinators)]
public sealed record RequestGivenCorrected(
    RequestId Request, int Corrects, Quantity Given, Cause? Shortfall, [property: Links] MatchId? Match,
    CorrectionReason Reason) : RequestEvent;

/// <summary>Nothing of what was recorded was given: it is open again, and promised again if it had been.</summary>
/// <param name="Corrects">The version of the request at which the giving was recorded.</param>
[StoredAs("request.given-voided"), Visible(To.Coordinators)]
public sealed record RequestGivenVoided(
    RequestId Request, int Corrects, [property: Links] MatchId? Match, CorrectionReason Reason) : RequestEvent;

/// <summary>The request ended for another cause than was recorded.</summary>
/// <param name="Corrects">The version of the request at which the end was recorded.</param>
[StoredAs("request.cause-corrected"), Visible(To.Coordinators)]
public sealed record RequestCauseCorrected(RequestId Request, int Corrects, Cause Cause, CorrectionReason Reason) : RequestEvent;

/// <summary>Somebody else looks after it now, outside this community.</summary>
/// <param name="To">Who that is.</param>
/// <param name="MayBeContacted">Whether the person agreed that they are told how to reach them.</param>
[StoredAs("request.referred-out"), Visible(Kernel.To.Coordinators)]
public sealed record RequestReferredOut(
    RequestId Request, [property: SeenBy(Role.Coordinator, Role.Program)] Personal To, bool MayBeContacted) : RequestEvent;

/// <summary>The same was asked for before: the other request goes on.</summary>
[StoredAs("request.closed-as-duplicate"), Visible(To.Coordinators)]
public sealed record RequestClosedAsDuplicate(RequestId Request, [property: Links] RequestId Original) : RequestEvent;

/// <summary>It had ended, and is open again with what remains of it.</summary>
[StoredAs("request.reopened"), Visible(To.Coordinators)]
public sealed record RequestReopened(RequestId Request, ReopeningReason Reason) : RequestEvent;
