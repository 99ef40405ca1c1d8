using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Consents;

namespace Coordination.Integration.Pages;

public sealed partial record AcceptedCommands
{
    /// <summary>What a coordinator records of somebody's consents: a withdrawal by word, a consent on evidence.</summary>
    private IEnumerable<string> OnConsents(Membership person)
    {
        if (!Coordinates) yield break;
        var (consents, at) = (Consents.SingleOrDefault(c => c.Person == person.Id), For(person.Id));
        if (Enum.GetValues<Purpose>().Any(purpose => consents?.To(purpose) is not null && May(ConsentsFeature.WithdrawConsent,
            Agreement.Nothing.And(default, new WithdrawConsent(person.Id, purpose).Decide(consents, at)))))
            yield return $"people/{person.Id}/consents/withdraw";
        if (person.Authorities.Where(seen => Now < seen.Until).Any(seen => Enum.GetValues<Purpose>().Any(p => Gives(seen.Authority, p))))
            yield return $"people/{person.Id}/consents/give";

        bool Gives(Authority authority, Purpose purpose)
        {
            var by = at with { Authority = authority, NamedRecords = person.Records };
            var giving = new GiveConsent(person.Id, purpose, [Recipient.Community], [DataClass.Name], Now.AddTicks(1), Manner.Written, 1);
            return SpeakingFor.Against(SpokenFor.WithEvidence, person, by) is null
                && May(ConsentsFeature.GiveConsent, ConsentAgreements.Give(giving, person, consents, by));
        }
    }
}
