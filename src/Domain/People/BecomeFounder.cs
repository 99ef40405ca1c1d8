using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Whoever founds a community is its first member, steward and coordinator.</summary>
public sealed record BecomeFounder(PersonId Person) : ICommand<Membership?, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership? state, Circumstances at) => state is not null
        ? []
        : [new PersonRecorded(Person), new MembershipAccepted(Person), new RoleGranted(Person, Role.Steward),
            new RoleGranted(Person, Role.Coordinator)];
}
