using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A steward gives a member a role (for stewards, see <see cref="BecomeSteward"/>). Nobody gives one to themselves.</summary>
public sealed record GrantRole(Role Role) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal NotAMember = new("membership.not-a-member", "Roles are for members.");
    public static readonly Refusal OwnRole = new("membership.own-role", "Somebody else has to give you a role.");
    public static readonly Refusal NotGivable = new("membership.role-not-givable", "This role is not given to a person here.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when Role is not (Role.Helper or Role.Coordinator or Role.Auditor) => NotGivable,
        { IsMember: false } => NotAMember,
        _ when state.Roles.Contains(Role) => [],
        _ when at.Actor.Is(state.Id) => OwnRole,
        _ => [new RoleGranted(state.Id, Role)],
    };
}
