using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Somebody has died: nothing is asked of them or sent to them any more; the history stays.</summary>
public sealed record MarkDeceased : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { Standing: Standing.Deceased } => [],
        _ when at.Actor.Is(state.Id) => GrantRole.OwnRole,
        _ when state.Roles.Contains(Role.Steward) => [new MarkedDeceased(state.Id), new RoleRevoked(state.Id, Role.Steward, null)],
        _ => [new MarkedDeceased(state.Id)],
    };
}

/// <summary>It was a mistake: the person lives, and everything is as before.</summary>
public sealed record VoidDeceasedMark : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { Standing: not Standing.Deceased } => [],
        _ => [new DeceasedMarkVoided(state.Id)],
    };
}
