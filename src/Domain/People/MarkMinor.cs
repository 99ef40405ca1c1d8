using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Record that somebody is under 18. They lose the roles they hold with the same command.</summary>
public sealed record MarkMinor : ICommand<Membership, MembershipEvent>
{
    /// <summary>The age from which somebody is an adult.</summary>
    public const int AdultAt = 18;

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { IsMinor: true } => [],
        _ when state.Roles.Contains(Role.Steward) => GrantRole.UnderAge,
        _ => [new MarkedMinor(state.Id),
            .. state.Roles.Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => new RoleRevoked(state.Id, r, null))],
    };
}

/// <summary>Somebody who was under 18 is not any more.</summary>
public sealed record ComeOfAge : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { IsMinor: false } => [],
        _ when at.Actor.Is(state.Id) => GrantRole.OwnRole,
        _ => [new CameOfAge(state.Id)],
    };
}
