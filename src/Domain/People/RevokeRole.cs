using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A steward takes a role back and says why.</summary>
public sealed record RevokeRole(Role Role, Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when !GrantRole.Givable.Contains(Role) => GrantRole.NotGivable,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        _ when !state.Roles.Contains(Role) => [],
        _ => [new RoleRevoked(state.Id, Role, Words)],
    };
}

/// <summary>Whoever holds a role gives it back, without having to say why. For stewards the community decides as well.</summary>
public sealed record GiveUpRole(Role Role) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when Role is Role.Person or Role.Member => GrantRole.NotGivable,
        _ when !state.Roles.Contains(Role) => [],
        _ => [new RoleRevoked(state.Id, Role, null)],
    };
}
