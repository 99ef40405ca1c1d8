using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Domain.Agreements;

/// <summary>
/// A consent that is taken back counts at once: every disclosure that rested on it is recalled with the same command.
/// </summary>
public static class ConsentAgreements
{
    public static Agreement Withdraw(WithdrawConsent withdrawing, PersonConsents? consents, IReadOnlyList<Match> disclosing,
        Circumstances at)
    {
        var agreement = Agreement.Nothing.And(PersonConsents.Of(withdrawing.Person), withdrawing.Decide(consents, at));
        return withdrawing.Purpose is Purpose.ContactSharing && agreement.Refused is null
            ? disclosing.Aggregate(agreement,
                (all, match) => all.And(match.Id.Value, new RecallDisclosure(withdrawing.Person).Decide(match, at)))
            : agreement;
    }
}
