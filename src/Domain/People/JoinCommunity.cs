using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Become a member, by one's own will: at once where the charter is open, else by application to a steward.</summary>
public sealed record JoinCommunity(PersonId Person) : ICommand<Membership?, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership? state, Circumstances at) => (state, at.Charter.Joining) switch
    {
        _ when !at.Actor.Is(Person) && !(at.Roles.Contains(Role.System) && at.Channel is Channel.Import) => Circumstances.NotYours,
        _ when at.MayName(Person) is { } refusal => refusal,
        ({ HasApplied: true } or { IsMember: true }, _) => [],
        (null, { Value: "open" } joining) => Decision.Accept<MembershipEvent>([new PersonRecorded(Person), new MembershipApplied(Person), new MembershipAccepted(Person)]).Under(joining.Clause),
        (null, _) => [new PersonRecorded(Person), new MembershipApplied(Person)],
        (_, { Value: "open" } joining) => Decision.Accept<MembershipEvent>([new MembershipApplied(Person), new MembershipAccepted(Person)]).Under(joining.Clause),
        _ => [new MembershipApplied(Person)],
    };
}
