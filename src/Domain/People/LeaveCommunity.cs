using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A member leaves, at any time and without a reason. Their record stays known here, until they want it erased.</summary>
public sealed record LeaveCommunity : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { Standing: Standing.Left } => [],
        { Standing: Standing.Deceased } => Membership.Gone,
        { Standing: Standing.Known } => GrantRole.NotAMember,
        _ => [new MemberLeft(state.Id)],
    };
}
