using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>
/// A consent that is taken back counts at once: every disclosure that rested on it is recalled with the same command.
/// </summary>
public static class ConsentAgreements
{
    public static readonly Refusal WrittenForAnother = new("consent.written-for-another",
        "What the person wrote is for another purpose. A steward first sees the paper for this one.");

    /// <summary>What a person wrote counts for the purpose that they wrote of, and for no other.</summary>
    public static Agreement Give(GiveConsent giving, Membership person, PersonConsents? consents, Circumstances at)
    {
        return person switch
        {
            { MayBegin: { } refusal } => refusal,
            _ when at.Authority is Authority.WrittenConsent && !at.ActorIs(giving.Person) && !person.Authorities.Any(CountsFor) =>
                WrittenForAnother,
            _ => Agreement.Nothing.And(PersonConsents.Of(giving.Person), giving.Decide(consents, at)),
        };

        bool CountsFor(SeenAuthority paper) => paper.Holds(Authority.WrittenConsent, at.Now) && paper.Purpose == giving.Purpose
            && !at.AnswersFor(paper.SeenBy);
    }

    /// <param name="person">Also what was disclosed under a duplicate of the record is recalled.</param>
    public static Agreement Withdraw(WithdrawConsent withdrawing, Membership person, PersonConsents? consents,
        IReadOnlyList<Match> disclosing, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(PersonConsents.Of(withdrawing.Person), withdrawing.Decide(consents, at));
        return withdrawing.Purpose is Purpose.ContactSharing && agreement.Refused is null
            ? disclosing.Aggregate(agreement, (all, match) => all.And(match.Id.Value, new RecallDisclosure(Of(match)).Decide(match, at)))
            : agreement;

        PersonId Of(Match match) => person.Duplicates.Contains(match.Person) ? match.Person
            : person.Duplicates.Contains(match.Helper) ? match.Helper : withdrawing.Person;
    }
}
