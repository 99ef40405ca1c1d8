using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>
/// A request ends before it is fulfilled: the same command releases every promise and cancels every future place held for it. Places that
/// were used or are past stay as they were.
/// </summary>
public sealed record EndRequest(ICommand<Request, RequestEvent> Ending)
{
    public Agreement Decide(Request request, IReadOnlyList<(Match Match, Offer Offer)> promised, IReadOnlyList<Session> booked,
        Circumstances at)
    {
        if (request.Outcome is not null) return Agreement.Nothing.And(request.Id.Value, Ending.Decide(request, at));
        var (agreement, freed) = (Agreement.Nothing, request);
        foreach (var (match, offer) in promised)
        {
            agreement = agreement.And(match.Id.Value, new DissolveMatch().Decide(match, at))
                .And(offer.Id.Value, new ReleaseOffer(match.Id).Decide(offer, at));
            Free(new ReleaseRequest(match.Id));
        }
        foreach (var session in booked)
        {
            foreach (var booking in request.Booked.Where(b => b.Value == session.Id).Select(b => b.Key))
            {
                if (IsAhead(session, booking, at))
                    agreement = agreement.And(session.Id.Value, new CancelPlace(booking).Decide(session, at));
                Free(new EndBookingOfRequest(booking));
            }
        }
        return agreement.And(request.Id.Value, Ending.Decide(freed, at));

        void Free(ICommand<Request, RequestEvent> release)
        {
            var decision = release.Decide(freed, at);
            agreement = agreement.And(request.Id.Value, decision);
            freed = decision.Events.Aggregate(freed, Request.Evolve);
        }
    }

    private static bool IsAhead(Session session, BookingId booking, Circumstances at) =>
        session.Starts.Instant > at.OccurredAt && session.Bookings.GetValueOrDefault(booking) is { Attended: false };
}
