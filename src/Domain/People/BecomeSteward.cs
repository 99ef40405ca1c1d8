using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A member takes on the role that the community appointed them to.</summary>
public sealed record BecomeSteward : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        { IsMember: false } => GrantRole.NotAMember,
        _ when state.Roles.Contains(Role.Steward) => [],
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { IsMinor: true } => GrantRole.UnderAge,
        _ when state.Roles.Contains(Role.Auditor) => Circumstances.AuditsOnly,
        { Standing: Standing.Probation } => GrantRole.OnProbation.Under(at.Charter.Of(AcceptMember.ProbationDays).Clause),
        { Standing: Standing.OnBreak } => StartBreak.OnBreak,
        _ => [new RoleGranted(state.Id, Role.Steward)],
    };
}
