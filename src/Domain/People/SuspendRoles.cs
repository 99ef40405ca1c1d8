using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A steward notes that somebody cannot act for now, ill perhaps: every role they hold rests at once. It takes nothing else from them.
/// </summary>
/// <param name="Words">Why. It may be about somebody's health: only stewards read it, and the person.</param>
public sealed record SuspendRoles(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal NoRole = new("membership.no-role", "This person holds no role that could rest.");
    public static readonly Refusal RolesRest =
        new("membership.roles-suspended", "The roles of this person rest, because they cannot act for now.") { DependsOnTime = true };

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { HoldsRole: false } => NoRole,
        { AreRolesSuspended: true } => [],
        _ => [new RolesSuspended(state.Id, Words)],
    };
}

/// <summary>The person can act again, and holds their roles as before. They may say so themself.</summary>
public sealed record RestoreRoles(Personal? Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { AreRolesSuspended: false } => [],
        _ => [new RolesRestored(state.Id, Words)],
    };
}
