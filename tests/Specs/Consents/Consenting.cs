using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;

namespace Coordination.Specs.Consents;

public class Consenting
{
    private static readonly DateTimeOffset until = Any.On(6, 1).Instant;
    private static readonly GiveConsent giving =
        new(Any.Ada, Purpose.ContactSharing, [Recipient.Matched], [DataClass.Phone, DataClass.Name], until, Manner.Web, 1);
    private static readonly WithdrawConsent withdrawing = new(Any.Ada, Purpose.ContactSharing);
    private static readonly Match match = new(Any.Id<MatchId>(1), Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben,
        Any.Parcels(1), MatchPhase.Confirmed, true, true);

    private readonly Spec<PersonConsents, ConsentEvent> spec = new(PersonConsents.Stream, Any.ByAda);
    private static PersonConsents Given => After(null, giving);

    [Fact]
    public void Consent_is_given_for_a_purpose_to_somebody_for_a_time()
    {
        giving.Decide(null, Any.ByAda).Events.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new ConsentGiven(Any.Ada, Purpose.ContactSharing, [Recipient.Matched], [DataClass.Name, DataClass.Phone], until, Manner.Web,
                Any.Ada, 1));
        giving.Decide(Given, Any.ByAda).Events.Should().BeEmpty();
        PersonConsents.Shares(Given, DataClass.Phone, Any.Now).Should().BeTrue();
        PersonConsents.Shares(Given, DataClass.Address, Any.Now).Should().BeFalse();
        PersonConsents.Shares(Given, DataClass.Phone, until).Should().BeFalse("it ends by itself");
    }

    [Fact]
    public void A_paper_counts_for_what_it_says_and_for_nothing_else()
    {
        var written = Any.ByCoordinator.For(Any.Ada, Authority.WrittenConsent);
        var seen = new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, new(2026, 3, 1), until);
        Membership[] people = [.. new Purpose?[] { Purpose.ContactSharing, Purpose.News, null }
            .Select(purpose => Membership.Evolve(new(Any.Ada), seen with { Purpose = purpose }))];
        var given = giving with { How = Manner.Written };
        ConsentAgreements.Give(given, people[0], null, written).Refused.Should().BeNull();
        ConsentAgreements.Give(given, people[1], null, written).ThenRefused(ConsentAgreements.WrittenForAnother);
        ConsentAgreements.Give(given, people[2], null, written).ThenRefused(ConsentAgreements.WrittenForAnother);
        ConsentAgreements.Give(giving, people[1], null, Any.ByAda).Refused.Should().BeNull();
    }

    [Fact]
    public void Some_consents_are_none()
    {
        spec.Given().When(giving with { Recipients = [] }).ThenRefused(GiveConsent.ToNobody);
        spec.Given().When(giving with { Until = Any.Now }).ThenRefused(GiveConsent.AlreadyOver);
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(giving).ThenRefused(GiveConsent.HowUnlikely);
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(giving with { How = Manner.Verbal }).Decision.Events.Should().ContainSingle();
        spec.By(Any.ByBen).Given().When(giving).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Somebody_is_asked_once()
    {
        spec.By(Any.ByCoordinator).Given().When(new AskConsent(Any.Ada, Purpose.Story, 1))
            .Then(new ConsentAsked(Any.Ada, Purpose.Story, Any.Cleo, 1)).AndOnlyOnce();
        PersonConsents.Shares(PersonConsents.Evolve(null, new ConsentAsked(Any.Ada, Purpose.ContactSharing, Any.Cleo, 1)), DataClass.Phone,
            Any.Now).Should().BeTrue("being asked takes nothing away");
    }

    [Fact]
    public void A_yes_to_a_match_shares_nothing_of_somebody_under_18()
    {
        PersonConsents.Shares(null, DataClass.Phone, Any.Now, isMinor: true).Should().BeFalse();
        PersonConsents.Shares(null, DataClass.Phone, Any.Now).Should().BeTrue();
        PersonConsents.Shares(Given, DataClass.Phone, Any.Now, isMinor: true).Should().BeTrue("a consent is on record");
    }

    [Fact]
    public void Consent_is_narrowed_and_never_widened_that_way()
    {
        var narrowing = new NarrowConsent(Any.Ada, Purpose.ContactSharing, [Recipient.Matched], [DataClass.Phone], Any.On(5, 1).Instant);
        narrowing.Decide(Given, Any.ByAda).Events.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new ConsentNarrowed(Any.Ada, Purpose.ContactSharing, [Recipient.Matched], [DataClass.Phone],
            Any.On(5, 1).Instant));
        Refused(narrowing with { DataClasses = [DataClass.Address] }, Given).Should().Be(NarrowConsent.Wider);
        Refused(narrowing with { Until = null }, Given).Should().Be(NarrowConsent.Wider);
        Refused(narrowing with { Purpose = Purpose.News }, Given).Should().Be(NarrowConsent.NotGiven);
        Refused(narrowing with { DataClasses = [] }, Given).Should().Be(GiveConsent.ToNobody);

        static Refusal? Refused(NarrowConsent command, PersonConsents state) =>
            (command.Decide(state, Any.ByAda) as Decision<ConsentEvent>.Refused)?.Why;
    }

    [Fact]
    public void Withdrawing_recalls_what_was_disclosed_under_it()
    {
        var disclosed = match with { DisclosedUntil = match.DisclosedUntil.Add(Any.Ada, until).Add(Any.Ben, until) };
        ConsentAgreements.Withdraw(withdrawing, new(Any.Ada), null, [disclosed], Any.ByAda)
            .Then(new ConsentWithdrawn(Any.Ada, Purpose.ContactSharing), new DisclosureRecalled(match.Id, Any.Ada, Any.Ben));
        var recalled = Match.Evolve(disclosed, new DisclosureRecalled(match.Id, Any.Ada, Any.Ben));
        recalled.ContactVisible(Any.Ada, Any.Ben, Any.Now).Should().BeFalse();
        recalled.ContactVisible(Any.Ben, Any.Ada, Any.Now).Should().BeTrue("the other one took nothing back");
        ConsentAgreements.Withdraw(withdrawing with { Purpose = Purpose.News }, new(Any.Ada), null, [disclosed], Any.ByAda)
            .Then(new ConsentWithdrawn(Any.Ada, Purpose.News));
        ConsentAgreements.Withdraw(withdrawing, new(Any.Ada), Withdrawn, [match], Any.ByAda).Then();
        ConsentAgreements.Withdraw(withdrawing, new(Any.Ada), null, [disclosed], Any.ByBen).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void A_yes_discloses_no_more_than_is_consented_to()
    {
        var waiting = match with { Phase = MatchPhase.Proposed, PersonAgrees = false };
        var helper = new ContactDisclosed(match.Id, Any.Ben, Any.Ada, Any.Now.AddDays(7));
        new AcceptMatch(Side.Person, PersonConsents.SharesUntil(Withdrawn), null)
            .Decide(waiting, Any.ByAda).Events.OfType<ContactDisclosed>().Should().Equal(helper);
        new AcceptMatch(Side.Person, Any.Now.AddDays(1), null).Decide(waiting, Any.ByAda).Events.OfType<ContactDisclosed>().Should()
            .Equal(new ContactDisclosed(match.Id, Any.Ada, Any.Ben, Any.Now.AddDays(1)), helper);
        PersonConsents.SharesUntil(null).Should().BeNull();
        PersonConsents.SharesUntil(Given).Should().Be(until);
    }

    private static PersonConsents Withdrawn => PersonConsents.Evolve(null, new ConsentWithdrawn(Any.Ada, Purpose.ContactSharing));
    private static PersonConsents After(PersonConsents? state, GiveConsent command) =>
        command.Decide(state, Any.ByAda).Events.Aggregate(state, PersonConsents.Evolve)!;

    [Fact]
    public void The_community_uses_contact_for_a_purpose_only_as_far_as_somebody_consented_to_it()
    {
        var until = Any.Now.AddDays(3);
        var consents = PersonConsents.Evolve(null, new ConsentGiven(
            Any.Ada, Purpose.Reminders, [Recipient.Community], [DataClass.Phone], until, Manner.Web, Any.Ada, 1));

        PersonConsents.Allows(consents, Purpose.Reminders, DataClass.Phone, Any.Now).Should().BeTrue();
        PersonConsents.Allows(consents, Purpose.Reminders, DataClass.Email, Any.Now).Should().BeFalse();
        PersonConsents.Allows(consents, Purpose.News, DataClass.Phone, Any.Now).Should().BeFalse();
        PersonConsents.Allows(consents, Purpose.Reminders, DataClass.Phone, until).Should().BeFalse("it ends by itself");
        PersonConsents.Allows(null, Purpose.Reminders, DataClass.Phone, Any.Now).Should().BeFalse();
        PersonConsents.Allows(PersonConsents.Evolve(consents, new ConsentWithdrawn(Any.Ada, Purpose.Reminders)), Purpose.Reminders,
            DataClass.Phone, Any.Now).Should().BeFalse();
    }
}
