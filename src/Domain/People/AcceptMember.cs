using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A steward lets an applicant in.</summary>
public sealed record AcceptMember : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal NotApplied = new("membership.not-applied", "This person has not asked to join.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { IsMember: true } => [],
        { HasApplied: false } => NotApplied,
        _ => [new MembershipAccepted(state.Id)],
    };
}
