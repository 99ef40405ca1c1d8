using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>
/// What is on record as given is corrected or voided: where it was given under a match, for the match and the offer as well.
/// </summary>
public static class CorrectionAgreements
{
    /// <param name="under">The match it was given under, and its offer; null where it was given without a promise.</param>
    public static Agreement Correct(CorrectGiven correction, Request request, (Match Match, Offer Offer)? under, Circumstances at)
    {
        var corrected = Agreement.Nothing.And(request.Id.Value, correction.Decide(request, at));
        return under is not var (match, offer) ? corrected : corrected
            .And(match.Id.Value, new CorrectMatchGiven(correction.Given, correction.Reason).Decide(match, at))
            .And(offer.Id.Value, new CorrectOfferUse(match.Id, correction.Given, correction.Reason).Decide(offer, at));
    }

    /// <param name="under">The match it was given under, its offer, and who helped.</param>
    /// <param name="person">Whose request it is.</param>
    public static Agreement Void(VoidGiven voiding, Request request, (Match Match, Offer Offer, Membership Helper)? under,
        Membership person, Circumstances at)
    {
        var isGone = person.MayBegin is not null;
        var stands = !isGone && (under is not var (kept, from, helper) || (helper.MayHelp is null && VoidOfferUse.CanStand(from, kept.Id)
            && request.GivingAt(voiding.Corrects) is { } giving && VoidGiven.CanStand(request, giving)));
        var voided = Agreement.Nothing.And(request.Id.Value, (voiding with { Stands = stands, IsGone = isGone }).Decide(request, at));
        return under is not var (match, offer, _) ? voided : voided
            .And(match.Id.Value, new VoidMatchGiven(voiding.Reason, stands).Decide(match, at))
            .And(offer.Id.Value, new VoidOfferUse(match.Id, voiding.Reason, stands).Decide(offer, at));
    }
}
