using System.Collections.Immutable;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class RolesAtRest
{
    private static readonly CommunityId here = Any.Id<CommunityId>(1);
    private static readonly Personal words = Any.Words(Any.Ben);
    private static readonly Circumstances bySteward = Any.By(Any.Ada, Role.Member, Role.Steward);

    [Fact]
    public void The_roles_of_somebody_who_cannot_act_rest_at_once_and_come_back_as_they_were()
    {
        var ben = new Membership(Any.Ben, Standing.Member) { Roles = [Role.Person, Role.Member, Role.Steward, Role.Coordinator] };
        var community = Community(Any.Ada, Any.Ben, Any.Cleo);
        CommunityAgreements.SuspendRoles(community, ben, words, bySteward).Then(new RolesSuspended(Any.Ben, words),
            new StewardSuspended(here, Any.Ben, bySteward.Actor.AsPerson, Any.Now.AddDays(28)));
        CommunityAgreements.SuspendRoles(Community(Any.Ada, Any.Ben), ben, words, bySteward).Then(new RolesSuspended(Any.Ben, words),
            new StewardSuspended(here, Any.Ben, bySteward.Actor.AsPerson, Any.Now.AddDays(28)), new StewardSuccessionRequired(here));
        var helper = ben with { Roles = [Role.Person, Role.Member, Role.Helper] };
        CommunityAgreements.SuspendRoles(Community(Any.Ada, Any.Cleo), helper, words, bySteward).Then(new RolesSuspended(Any.Ben, words));
        CommunityAgreements.SuspendRoles(community, helper with { Roles = [Role.Person, Role.Member] }, words, bySteward)
            .ThenRefused(SuspendRoles.NoRole);
        CommunityAgreements.SuspendRoles(community, ben, words, Any.ByBen).ThenRefused(GrantRole.OwnRole);

        var resting = Membership.Evolve(ben, new RolesSuspended(Any.Ben, words));
        resting.RolesAt(Any.Now).Should().BeEquivalentTo([Role.Person, Role.Member]);
        Membership.Evolve(helper, new RolesSuspended(Any.Ben, words)).MayHelp.Should().Be(SuspendRoles.RolesRest);
        new Spec<Membership, MembershipEvent>(Membership.Stream, bySteward).Given(
            new PersonRecorded(Any.Ben), new MembershipAccepted(Any.Ben), new RoleGranted(Any.Ben, Role.Helper),
            new RolesSuspended(Any.Ben, words)).When(new GrantRole(Role.Coordinator)).ThenRefused(SuspendRoles.RolesRest);
        var suspended = community with
        {
            Suspended = ImmutableDictionary<PersonId, NotedDeath>.Empty.Add(Any.Ben, new(Any.Ada, Any.Now.AddDays(28))),
        };
        CommunityAgreements.AppointSteward(suspended, Membership.Evolve(helper, new RolesSuspended(Any.Ben, words)), true, bySteward)
            .ThenRefused(SuspendRoles.RolesRest);
        CommunityAgreements.RestoreRoles(suspended, resting, words, bySteward)
            .Then(new RolesRestored(Any.Ben, words), new StewardRestored(here, Any.Ben));
        CommunityAgreements.ContestSuspension(suspended, resting, Any.ByBen)
            .Then(new RolesRestored(Any.Ben, null), new StewardRestored(here, Any.Ben));
        CommunityAgreements.ContestSuspension(suspended, resting, bySteward).ThenRefused(Circumstances.NotYours);
        Membership.Evolve(resting, new RolesRestored(Any.Ben, null)).RolesAt(Any.Now).Should().Contain([Role.Steward, Role.Coordinator]);
        // A resting steward takes over from nobody.
        CommunityAgreements.StandDown(suspended, ben with { Id = Any.Ada }, resting, signsIn: true, bySteward)
            .ThenRefused(StandDown.SuccessionRequired);
        // Somebody noted as dead as well stays no steward, whichever of the two is taken back first.
        var dead = resting with { Standing = Standing.Deceased, Before = Standing.Member };
        CommunityAgreements.VoidDeceased(suspended, dead, words, bySteward).Then(new DeceasedMarkVoided(Any.Ben, words));
        CommunityAgreements.RestoreRoles(suspended, dead, words, bySteward).Then(new RolesRestored(Any.Ben, words));
    }

    private static Community Community(params PersonId[] stewards) =>
        new(here, "calder-larder", "Calder Larder", Any.Zone, Any.Charter, [.. stewards]);
}
