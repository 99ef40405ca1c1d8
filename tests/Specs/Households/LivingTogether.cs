using Coordination.Domain.Agreements;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.Households;

public class LivingTogether
{
    private static readonly Membership ada = new(Any.Ada), dev = new(Any.Dev), ben = new(Any.Ben);
    private static readonly HouseholdId home = Any.Id<HouseholdId>(1);
    private static readonly Household household = new(home) { People = [Any.Ada] };
    private static readonly Circumstances byCoordinator = Any.ByCoordinator;

    [Fact]
    public void People_who_live_together_form_a_household()
    {
        HouseholdAgreements.Share(dev, ada with { LivesWith = Any.Dev }, null, [], home, false, byCoordinator.For(Any.Dev)).Then(
            new HouseholdFormed(home), new HouseholdJoined(Any.Ada, home), new PersonJoinedHousehold(home, Any.Ada),
            new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(dev, ada with { Household = home, LivesWith = Any.Dev }, household, [], home,
            false, byCoordinator.For(Any.Dev)).Then(
            new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(ada with { Household = home }, dev with { LivesWith = Any.Ada }, household, [], home, false, Any.ByAda)
            .Then(new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(dev with { Household = home }, ada with { Household = home },
            household with { People = [Any.Ada, Any.Dev] }, [], home, false, byCoordinator.For(Any.Dev)).Then();
    }

    [Fact]
    public void Nobody_is_put_into_a_home_that_has_not_said_yes()
    {
        HouseholdAgreements.Share(dev, ada with { Household = home }, household, [], home, false, byCoordinator.For(Any.Dev))
            .Then(new HouseholdAsked(Any.Dev, Any.Ada));
        HouseholdAgreements.Share(dev with { LivesWith = Any.Ada }, ada, null, [], home, false, byCoordinator.For(Any.Dev)).Then();
        HouseholdAgreements.Share(dev, ada with { LivesWith = Any.Ben }, null, [], home, false, byCoordinator.For(Any.Dev))
            .Then(new HouseholdAsked(Any.Dev, Any.Ada));
        HouseholdAgreements.Share(ada with { RestrictedBy = [Any.Ada] }, dev with { LivesWith = Any.Ada }, null, [], home,
            false, byCoordinator.For(Any.Ada)).ThenRefused(SpeakingFor.Never);
    }

    [Fact]
    public void Nobody_lives_in_two_or_with_themself()
    {
        HouseholdAgreements.Share(dev with { Household = Any.Id<HouseholdId>(2) }, ada with { Household = home, LivesWith = Any.Dev },
            household, [], home, false, byCoordinator.For(Any.Dev)).ThenRefused(JoinHousehold.InAnother);
        HouseholdAgreements.Share(ada, ada, null, [], home, false, byCoordinator.For(Any.Ada)).ThenRefused(MergeRecord.WithItself);
        HouseholdAgreements.Share(dev, ada with { Standing = Standing.Deceased }, null, [], home, false, byCoordinator.For(Any.Dev))
            .ThenRefused(Membership.Gone);
        HouseholdAgreements.Share(dev, ada, null, [], home, false, byCoordinator).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Somebody_leaves_a_household()
    {
        HouseholdAgreements.Leave(ada with { Household = home }, household, [], Any.ByAda)
            .Then(new HouseholdLeft(Any.Ada, home), new PersonLeftHousehold(home, Any.Ada));
        HouseholdAgreements.Leave(ben, null, [], Any.ByBen).ThenRefused(LeaveHousehold.InNone);
    }

    [Fact]
    public void Where_somebody_is_at_risk_nothing_about_the_home_is_said_for_another()
    {
        var byAnother = Any.By(Any.Ben, Role.Member, Role.Coordinator);
        var (cleo, housemate) = (new Membership(Any.Cleo) { RestrictedBy = [Any.Cleo], Household = home }, ada with { Household = home });
        Membership[] all = [housemate, cleo];
        HouseholdAgreements.Leave(housemate, household, all, byAnother.For(Any.Ada)).ThenRefused(SpeakingFor.Never);
        HouseholdAgreements.Leave(housemate, household, all, Any.ByAda).Refused.Should().BeNull();
        HouseholdAgreements.Share(housemate, dev, household, all, home, false, byAnother.For(Any.Ada)).ThenRefused(SpeakingFor.Never);
        HouseholdAgreements.Share(dev, housemate with { LivesWith = Any.Dev }, household, all, home, false, Any.ByDev)
            .Then(new HouseholdAsked(Any.Dev, Any.Ada));
        HouseholdAgreements.Share(housemate, dev with { LivesWith = Any.Ada }, household, all, home, false, Any.ByAda)
            .Then(new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
    }

    [Fact]
    public void Whoever_signs_in_says_themself_with_whom_they_live() =>
        HouseholdAgreements.Share(ada with { Household = home }, dev with { LivesWith = Any.Ada }, household, [], home, true,
            byCoordinator.For(Any.Ada)).ThenRefused(SpeakingFor.Never);

    [Fact]
    public void Whoever_is_at_risk_puts_somebody_out_of_their_home_and_nobody_else_does()
    {
        var (cleo, helper) = (new Membership(Any.Cleo) { RestrictedBy = [Any.Cleo], Household = home }, dev with { Household = home });
        Membership[] all = [helper, cleo, ada with { Household = home }];
        HouseholdAgreements.Leave(helper, household with { People = [Any.Dev] }, all, Any.By(Any.Cleo))
            .Then(new HouseholdLeft(Any.Dev, home), new PersonLeftHousehold(home, Any.Dev));
        HouseholdAgreements.Leave(helper, household, all, Any.ByAda).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void A_word_from_before_somebody_was_at_risk_does_not_count_after_it() =>
        Membership.Evolve(ada with { LivesWith = Any.Dev }, new AddressRestricted(Any.Ada)).LivesWith.Should().BeNull();

    [Fact]
    public void Either_says_that_they_do_not_live_together_and_the_question_is_over()
    {
        var asking = dev with { LivesWith = Any.Ada };
        HouseholdAgreements.Deny(ada, asking, Any.ByAda).Then(new HouseholdDenied(Any.Dev, Any.Ada));
        HouseholdAgreements.Deny(asking, ada, Any.ByDev).Then(new HouseholdDenied(Any.Dev, Any.Ada));
        HouseholdAgreements.Deny(ada, asking, byCoordinator.For(Any.Ada)).Then(new HouseholdDenied(Any.Dev, Any.Ada));
        HouseholdAgreements.Deny(ada, dev with { LivesWith = Any.Ben }, Any.ByAda).Then();
        HouseholdAgreements.Deny(ada, Membership.Evolve(asking, new HouseholdDenied(Any.Dev, Any.Ada)), Any.ByAda).Then();
        HouseholdAgreements.Share(ada, Membership.Evolve(asking, new HouseholdDenied(Any.Dev, Any.Ada)), null, [], home, false, Any.ByAda)
            .Then(new HouseholdAsked(Any.Ada, Any.Dev));
    }

    [Fact]
    public void Nobody_denies_for_another_what_they_share()
    {
        HouseholdAgreements.Deny(ada, dev with { LivesWith = Any.Ada }, Any.ByBen).ThenRefused(Circumstances.NotYours);
        HouseholdAgreements.Deny(ada, ada, Any.ByAda).ThenRefused(MergeRecord.WithItself);
        HouseholdAgreements.Deny(ada with { Household = home }, dev with { Household = home }, Any.ByAda)
            .ThenRefused(HouseholdAgreements.LeaveInstead);
    }

    [Fact]
    public void A_home_is_described_by_who_lives_there()
    {
        var words = Any.Words(home.AsSubject);
        var spec = new Spec<Household, HouseholdEvent>(Household.Stream, Any.ByAda);
        HouseholdEvent[] formed = [new HouseholdFormed(home), new PersonJoinedHousehold(home, Any.Ada)];
        spec.Given(formed).When(new DescribeHousehold(Any.Ada, words)).Then(new HouseholdDescribed(home, words));
        spec.By(Any.ByBen).Given(formed).When(new DescribeHousehold(Any.Ben, words)).ThenRefused(DescribeHousehold.NotTheirs);
        spec.By(Any.ByBen).Given(formed).When(new DescribeHousehold(Any.Ada, words)).ThenRefused(Circumstances.NotYours);
    }
}
