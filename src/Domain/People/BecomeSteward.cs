using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A member takes on the role that the community appointed them to.</summary>
/// <param name="SignsIn">Whether anybody signs in as them.</param>
public sealed record BecomeSteward(bool SignsIn) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal NobodySignsIn =
        new("membership.steward-signs-in", "A steward decides themself, and nobody signs in as this person. Invite them first.")
        { DependsOnTime = true };

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when state.MayBegin is { } refusal => refusal,
        { IsMember: false } => GrantRole.NotAMember,
        { AreRolesSuspended: true } => SuspendRoles.RolesRest,
        _ when state.Roles.Contains(Role.Steward) => [],
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { IsMinor: true } => GrantRole.UnderAge,
        _ when !SignsIn => NobodySignsIn,
        _ when state.Roles.Contains(Role.Auditor) => Circumstances.AuditsOnly,
        { Standing: Standing.Probation } => GrantRole.OnProbation.Under(at.Charter.Of(AcceptMember.ProbationDays).Clause),
        { Standing: Standing.OnBreak } => StartBreak.OnBreak,
        _ => [new RoleGranted(state.Id, Role.Steward), .. GrantRole.WishesDropped(state)],
    };
}
