using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>What was disclosed of one of the two is shown to the other no more.</summary>
public sealed record RecallDisclosure(PersonId Of) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) =>
        state.DisclosedUntil.TryGetValue(Of, out var until) && until > at.Now
        ? [new DisclosureRecalled(state.Id, Of, state.Other(Of))]
        : [];
}
