using System.Text.Json.Nodes;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host.Consents;

/// <summary>What people consent to, and what follows when they withdraw a consent.</summary>
public sealed class ConsentsFeature : Feature
{
    public static readonly Permission
        AskConsent = new("ask-consent", "Ask somebody for a consent."),
        GiveConsent = new("give-consent", "Consent to something.") { SpokenFor = SpokenFor.WithEvidence },
        WithdrawConsent = new("withdraw-consent", "Consent to less than before, or take a consent back.")
        { SpokenFor = SpokenFor.ByWord, OutlivesClosing = true },
        SeeConsents = new("see-consents", "See what somebody consents to.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(AskConsent, Role.Coordinator, Role.Steward);
        it.Permission(GiveConsent, Role.Person);
        it.Permission(WithdrawConsent, Role.Person);
        it.Permission(SeeConsents, Role.Coordinator).ForRelated(Relation.Own);

        it.MapConsents();
        it.MapConsentReads();
        it.Parts<Membership>(ConsentsOnPerson.BuildAsync);

        it.Stream(PersonConsents.Stream);
        it.Event<ConsentAsked>((e, says) => [says.Name(e.Person), e.Purpose.Coded("purpose")]);
        it.Event<ConsentGiven>((e, says) => [says.Name(e.Person), e.Purpose.Coded("purpose")]);
        it.Event<ConsentNarrowed>((e, says) => [says.Name(e.Person), e.Purpose.Coded("purpose")]);
        it.Event<ConsentWithdrawn>((e, says) => [says.Name(e.Person), e.Purpose.Coded("purpose")]);

        it.Example("listPersonConsents", "person/nadia");
        it.Example("askConsent", "person/nadia", _ => new { purpose = "news" });
        it.Example("giveConsent", "person/nadia", x => x.For("nadia", new()
        {
            ["purpose"] = "contact-sharing",
            ["recipients"] = new JsonArray("matched"),
            ["dataClasses"] = new JsonArray("phone"),
            ["how"] = "written",
        }, "written-consent"));
        it.Example("narrowConsent", "person/nadia", x => x.For("nadia", new()
        {
            ["purpose"] = "contact-sharing",
            ["recipients"] = new JsonArray("matched"),
            ["dataClasses"] = new JsonArray("phone"),
        }));
        it.Example("withdrawConsent", "person/nadia", x => x.For("nadia", new() { ["purpose"] = "contact-sharing" }));
    }
}
