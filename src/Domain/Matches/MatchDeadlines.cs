using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>What passes by itself in a match: how long one of the two may be reached by the other, while the promise stands.</summary>
public static class MatchDeadlines
{
    public const string DisclosureEnds = "disclosure-ends";

    public static readonly DeadlinesOf<Match, MatchEvent> All = new(Match.Stream, Of);

    private static IEnumerable<Pending<MatchEvent>> Of(Match state)
    {
        if (state.Phase is not (MatchPhase.Confirmed or MatchPhase.Completed)) yield break;
        foreach (var of in (PersonId[])[state.Person, state.Helper])
            if (state.DisclosedUntil.TryGetValue(of, out var until))
                yield return new(DisclosureEnds, until, of, new DisclosureEnded(state.Id, of, state.Other(of)));
    }
}
