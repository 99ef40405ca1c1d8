using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class RecordingAPerson
{
    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.ByCoordinator);

    [Fact]
    public void Somebody_without_an_account_is_known_all_the_same() =>
        spec.Given().When(new RecordPerson(Any.Ada)).Then(new PersonRecorded(Any.Ada)).AndOnlyOnce();

    [Fact]
    public void Being_known_is_not_being_a_member()
    {
        var known = Membership.Evolve(null, new PersonRecorded(Any.Ada));
        known.IsMember.Should().BeFalse();
        known.Roles.Should().Equal(Role.Person);
    }

    [Fact]
    public void Recording_one_names_no_other() =>
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given().When(new RecordPerson(Any.Ada)).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void A_founder_is_member_steward_and_coordinator() => spec.By(Any.ByAda).Given().When(new BecomeFounder(Any.Ada)).Then(
        new PersonRecorded(Any.Ada), new MembershipAccepted(Any.Ada), new RoleGranted(Any.Ada, Role.Steward),
            new RoleGranted(Any.Ada, Role.Coordinator)).AndOnlyOnce();
}
