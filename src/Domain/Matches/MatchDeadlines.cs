using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>The deadlines of a match: while the promise stands, the disclosure of each contact ends.</summary>
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
