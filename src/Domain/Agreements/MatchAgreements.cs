using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A need, an offer and what binds them: each owner decides for its own part.</summary>
public static class MatchAgreements
{
    /// <summary>Proposed only when both owners could keep it now. Neither sets anything aside yet.</summary>
    public static Agreement Propose(MatchId match, Quantity quantity, IReadOnlyList<Fit> why, Request request, Offer offer, Circumstances at)
    {
        var possible = Agreement.Nothing
            .And(request.Id.Value, new PromiseToRequest(match, quantity).Decide(request, at))
            .And(offer.Id.Value, new CommitOffer(match, quantity).Decide(offer, at));
        return possible.Refused is { } refusal
            ? refusal
            : Agreement.Nothing.And(match.Value, new ProposeMatch(match, request.Id, request.Person, offer.Id, offer.Helper, quantity, why).Decide(null, at));
    }

    /// <summary>The second yes makes the promise: request and offer set aside their part in the same moment.</summary>
    public static Agreement Accept(Side side, Match match, Request request, Offer offer, Circumstances at)
    {
        var answer = new AcceptMatch(side).Decide(match, at);
        var agreement = Agreement.Nothing.And(match.Id.Value, answer);
        return answer.Events.OfType<MatchConfirmed>().Any()
            ? agreement
                .And(request.Id.Value, new PromiseToRequest(match.Id, match.Quantity).Decide(request, at))
                .And(offer.Id.Value, new CommitOffer(match.Id, match.Quantity).Decide(offer, at))
            : agreement;
    }

    public static Agreement Keep(Quantity given, Cause? shortfall, Match match, Request request, Offer offer, Circumstances at) => Agreement.Nothing
        .And(match.Id.Value, new KeepMatch(given).Decide(match, at))
        .And(request.Id.Value, new RecordGiven(given, match.Id, shortfall).Decide(request, at))
        .And(offer.Id.Value, new UseOffer(match.Id, given).Decide(offer, at));

    public static Agreement Dissolve(Cause? cause, Match match, Request request, Offer offer, Circumstances at) => Agreement.Nothing
        .And(match.Id.Value, new DissolveMatch(cause).Decide(match, at))
        .And(request.Id.Value, new ReleaseRequest(match.Id).Decide(request, at))
        .And(offer.Id.Value, new ReleaseOffer(match.Id).Decide(offer, at));
}
