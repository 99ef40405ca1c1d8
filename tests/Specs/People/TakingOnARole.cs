using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class TakingOnARole
{
    private static readonly Circumstances bySteward = Any.By(Any.Ben, Role.Member, Role.Steward);
    private static readonly MembershipEvent[] member =
        [new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada)];

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, bySteward);

    [Fact]
    public void Nobody_is_a_steward_as_whom_nobody_signs_in()
    {
        var here = new Community(Any.Id<CommunityId>(1), "calder-larder", "Calder Larder", Any.Zone, Any.Charter, [Any.Ben]);
        var ada = new Membership(Any.Ada, Standing.Member) { Roles = [Role.Person, Role.Member] };
        CommunityAgreements.AppointSteward(here, ada, false, bySteward).ThenRefused(BecomeSteward.NobodySignsIn);
    }

    [Fact]
    public void Who_takes_on_a_role_does_not_leave_by_an_earlier_wish()
    {
        MembershipEvent[] leaving = [.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, Any.Now.AddDays(1), Any.Dev)];
        spec.Given(leaving).When(new GrantRole(Role.Coordinator))
            .Then(new RoleGranted(Any.Ada, Role.Coordinator), new ChangeDropped(Any.Ada, PersonChange.Leave));
    }
}
