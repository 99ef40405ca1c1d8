using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>What has passed by itself is written down: evidence that ran out, a probation or a break that is over.</summary>
public sealed record PassDeadlines : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at)
    {
        var passed = state.Lapsed(at.Now).Order().Select(role => (MembershipEvent)new RoleLapsed(state.Id, role)).ToList();
        if (state.Standing is Standing.Probation && state.Until <= at.Now) passed.Add(new ProbationCompleted(state.Id));
        if (state.Standing is Standing.OnBreak && state.Until <= at.Now) passed.Add(new BreakEnded(state.Id));
        return Decision.Accept<MembershipEvent>([.. passed]);
    }
}
