using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.Agreements;

public class FoundingTogether
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly FoundCommunity founding = new(id, "calder-larder", "Calder Larder", Any.Zone, Any.Ada, []);
    private static readonly Community community = new(id, "calder-larder", "Calder Larder", Any.Zone, Any.Charter, [Any.Ada]);
    private static readonly Membership ben = new(Any.Ben, Standing.Member);

    [Fact]
    public void A_community_begins_with_its_first_member() => CommunityAgreements.Found(founding, null, null, Any.ByAda).Then(
        new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada),
            new CharterAdopted(id, 1, founding.Clauses),
        new PersonRecorded(Any.Ada), new MembershipAccepted(Any.Ada), new RoleGranted(Any.Ada, Role.Steward),
            new RoleGranted(Any.Ada, Role.Coordinator));

    [Fact]
    public void Without_a_community_there_is_no_founder() =>
        CommunityAgreements.Found(founding with { Code = "api" }, null, null, Any.ByAda).ThenRefused(FoundCommunity.CodeReserved);

    [Fact]
    public void Nobody_becomes_founder_of_what_exists() =>
        CommunityAgreements.Found(founding with { Founder = Any.Dev }, community, null, Any.ByDev).Then();

    [Fact]
    public void A_steward_is_appointed_by_the_community_and_takes_the_role() =>
        CommunityAgreements.AppointSteward(community, ben, true, Any.ByAda)
            .Then(new StewardAppointed(id, Any.Ben), new RoleGranted(Any.Ben, Role.Steward));

    [Fact]
    public void No_stranger_is_appointed() =>
        CommunityAgreements.AppointSteward(community, new(Any.Ben), true, Any.ByAda).ThenRefused(GrantRole.NotAMember);

    [Fact]
    public void Nobody_appoints_themselves() =>
        CommunityAgreements.AppointSteward(community, ben, true, Any.ByBen).ThenRefused(AppointSteward.ForStewards);

    [Fact]
    public void Who_is_steward_already_is_not_appointed_again() =>
        CommunityAgreements.AppointSteward(community with { Stewards = [Any.Ada, Any.Ben] },
            ben with { Roles = [Role.Person, Role.Member, Role.Steward] }, true, Any.ByAda).Then();
}
