using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Record a person who has no account, so that they get the same service and the same record as anybody.</summary>
public sealed record RecordPerson(PersonId Person) : ICommand<Membership?, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership? state, Circumstances at) => state switch
    {
        _ when at.MayName(Person) is { } refusal => refusal,
        null => [new PersonRecorded(Person)],
        _ => [],
    };
}
