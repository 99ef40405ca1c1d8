using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>The contact of one of the two is not shown to the other any more.</summary>
public sealed record RecallDisclosure(PersonId Of) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) =>
        state.DisclosedUntil.TryGetValue(Of, out var until) && until > at.Now
        ? [new DisclosureRecalled(state.Id, Of, state.Other(Of))]
        : [];
}
