using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Nothing new is to be asked of a member for a while; without an end, until they say so. What was promised stands.</summary>
public sealed record StartBreak(DateTimeOffset? Until) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal OnBreak = new("membership.on-break", "This person takes a break.");
    public static readonly Refusal EndsBefore = new("membership.break-ends-before", "The break would already be over.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { Standing: Standing.OnBreak } when state.Until == Until => [],
        { Standing: Standing.Probation } => GrantRole.OnProbation.Under(at.Charter.Of(AcceptMember.ProbationDays).Clause),
        { IsMember: false } => GrantRole.NotAMember,
        _ when Until <= at.Now => EndsBefore,
        _ => [new BreakStarted(state.Id, Until)],
    };
}

public sealed record EndBreak : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { Standing: not Standing.OnBreak } => [],
        _ => [new BreakEnded(state.Id)],
    };
}
