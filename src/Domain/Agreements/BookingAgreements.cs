using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A place in a session and the request it is for.</summary>
public static class BookingAgreements
{
    public static readonly Refusal SomebodyElses = new("request.somebody-elses", "That request is another person's.");

    public static Agreement Book(BookingId booking, PersonId person, Session session, Request? request, Circumstances at)
    {
        if (request is not null && request.Person != person) return SomebodyElses;
        var places = Agreement.Nothing.And(session.Id.Value, new BookPlace(booking, person, request?.Id).Decide(session, at));
        return request is null ? places : places.And(request.Id.Value, new BookForRequest(session.Id, booking).Decide(request, at));
    }

    public static Agreement GiveBack(BookingId booking, Session session, Request? request, Circumstances at) =>
        Ending(booking, session, request, new GiveBackPlace(booking).Decide(session, at), at);

    public static Agreement Keep(BookingId booking, Session session, Request? request, Circumstances at) =>
        Ending(booking, session, request, new KeepBooking(booking).Decide(session, at), at);

    private static Agreement Ending(BookingId booking, Session session, Request? request, Decision<SessionEvent> decision, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(session.Id.Value, decision);
        return request is null ? agreement : agreement.And(request.Id.Value, new EndBookingOfRequest(booking).Decide(request, at));
    }
}
