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
        HouseholdAgreements.Share(dev, ada with { LivesWith = Any.Dev }, null, home, byCoordinator.For(Any.Dev)).Then(
            new HouseholdFormed(home), new HouseholdJoined(Any.Ada, home), new PersonJoinedHousehold(home, Any.Ada),
            new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(dev, ada with { Household = home, LivesWith = Any.Dev }, household, home, byCoordinator.For(Any.Dev))
            .Then(new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(ada with { Household = home }, dev with { LivesWith = Any.Ada }, household, home, Any.ByAda)
            .Then(new HouseholdJoined(Any.Dev, home), new PersonJoinedHousehold(home, Any.Dev));
        HouseholdAgreements.Share(dev with { Household = home }, ada with { Household = home },
            household with { People = [Any.Ada, Any.Dev] }, home, byCoordinator.For(Any.Dev)).Then();
    }

    [Fact]
    public void Nobody_is_put_into_a_home_that_has_not_said_yes()
    {
        HouseholdAgreements.Share(dev, ada with { Household = home }, household, home, byCoordinator.For(Any.Dev))
            .Then(new HouseholdAsked(Any.Dev, Any.Ada));
        HouseholdAgreements.Share(dev with { LivesWith = Any.Ada }, ada, null, home, byCoordinator.For(Any.Dev)).Then();
        HouseholdAgreements.Share(dev, ada with { LivesWith = Any.Ben }, null, home, byCoordinator.For(Any.Dev))
            .Then(new HouseholdAsked(Any.Dev, Any.Ada));
        HouseholdAgreements.Share(ada with { RestrictedBy = [Any.Ada] }, dev with { LivesWith = Any.Ada }, null, home,
            byCoordinator.For(Any.Ada)).ThenRefused(SpeakingFor.Never);
    }

    [Fact]
    public void Nobody_lives_in_two_or_with_themself()
    {
        HouseholdAgreements.Share(dev with { Household = Any.Id<HouseholdId>(2) }, ada with { Household = home, LivesWith = Any.Dev },
            household, home, byCoordinator.For(Any.Dev)).ThenRefused(JoinHousehold.InAnother);
        HouseholdAgreements.Share(ada, ada, null, home, byCoordinator.For(Any.Ada)).ThenRefused(MergeRecord.WithItself);
        HouseholdAgreements.Share(dev, ada with { Standing = Standing.Deceased }, null, home, byCoordinator.For(Any.Dev))
            .ThenRefused(Membership.Gone);
        HouseholdAgreements.Share(dev, ada, null, home, byCoordinator).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Somebody_leaves_a_household()
    {
        HouseholdAgreements.Leave(ada with { Household = home }, household, Any.ByAda)
            .Then(new HouseholdLeft(Any.Ada, home), new PersonLeftHousehold(home, Any.Ada));
        HouseholdAgreements.Leave(ben, null, Any.ByBen).ThenRefused(LeaveHousehold.InNone);
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
