using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A request ends before it is fulfilled: every promise and place held for it is set free in the same moment.</summary>
public sealed record EndRequest(ICommand<Request, RequestEvent> Ending)
{
    public Agreement Decide(Request request, IReadOnlyList<(Match Match, Offer Offer)> promised, IReadOnlyList<Session> booked, Circumstances at)
    {
        var agreement = Agreement.Nothing;
        foreach (var (match, offer) in promised) agreement = agreement.And(match.Id.Value, new DissolveMatch().Decide(match, at)).And(offer.Id.Value, new ReleaseOffer(match.Id).Decide(offer, at));
        foreach (var (booking, sessionId) in request.Booked)
        {
            var session = booked.Single(s => s.Id == sessionId);
            agreement = agreement.And(session.Id.Value, new GiveBackPlace(booking).Decide(session, at));
        }
        return promised.Select(p => p.Match.Id).Aggregate(agreement, (sum, match) => sum.And(request.Id.Value, new ReleaseRequest(match).Decide(request, at)))
            .And(request.Id.Value, Ending.Decide(request, at));
    }
}
