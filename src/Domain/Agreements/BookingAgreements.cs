using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A place in a session and the request it is for. A refused place is recorded only where the request is still open.</summary>
public static class BookingAgreements
{

    public static Agreement Book(BookingId booking, PersonId person, Membership? membership, Session session, Request? request,
        Circumstances at)
    {
        if (membership?.MayBegin is { } refusal) return refusal;
        if (request is not null && request.Person != person && membership?.Duplicates.Contains(request.Person) is not true)
            return RaiseRequest.SomebodyElses;
        if (request?.Outcome is not null) return PromiseToRequest.Over;
        var decision = new BookPlace(booking, person, request?.Id).Decide(session, at);
        var places = Agreement.Nothing.And(session.Id.Value, decision);
        return request is not null && decision.Events.OfType<PlaceBooked>().Any()
            ? places.And(request.Id.Value, new BookForRequest(session.Id, booking).Decide(request, at))
            : places;
    }

    public static Agreement Cancel(BookingId booking, Session session, Request? request, Circumstances at) =>
        Ending(booking, session, request, new CancelPlace(booking).Decide(session, at), at);

    public static Agreement Attend(BookingId booking, Session session, Request? request, Circumstances at) =>
        Ending(booking, session, request, new RecordAttendance(booking).Decide(session, at), at);

    public static Agreement NoteAbsence(BookingId booking, Session session, Request? request, Circumstances at) =>
        Ending(booking, session, request, new NoteAbsence(booking).Decide(session, at), at);

    /// <summary>The place stands again, and with it what the request knows of it.</summary>
    public static Agreement UndoAttendance(BookingId booking, Session session, Request? request, Circumstances at)
    {
        var decision = new UndoAttendance(booking).Decide(session, at);
        var agreement = Agreement.Nothing.And(session.Id.Value, decision);
        return request is { Outcome: null } && decision.Events.Any()
            ? agreement.And(request.Id.Value, new BookForRequest(session.Id, booking).Decide(request, at))
            : agreement;
    }

    /// <summary>Every place ends, and each request that had one is free of it.</summary>
    /// <param name="requests">Those for which places are booked.</param>
    public static Agreement CancelSession(CancellationReason reason, Session session, IReadOnlyList<Request> requests, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(session.Id.Value, new CancelSession(reason).Decide(session, at));
        foreach (var request in requests)
            foreach (var booking in session.Bookings.Values.Where(b => b.Request == request.Id))
                agreement = agreement.And(request.Id.Value, new EndBookingOfRequest(booking.Id).Decide(request, at));
        return agreement;
    }

    private static Agreement Ending(BookingId booking, Session session, Request? request, Decision<SessionEvent> decision, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(session.Id.Value, decision);
        return request is null ? agreement : agreement.And(request.Id.Value, new EndBookingOfRequest(booking).Decide(request, at));
    }
}
