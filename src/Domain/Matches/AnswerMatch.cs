using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>One side says yes. When both have, the match is a promise and the two learn how to reach each other.</summary>
public sealed record AcceptMatch(Side Side) : ICommand<Match, MatchEvent>
{
    public static readonly Refusal NotProposed = new("match.not-proposed", "This match is no longer waiting for an answer.");

    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Of(Side)) is { } refusal => refusal,
        { Phase: MatchPhase.Proposed or MatchPhase.Confirmed or MatchPhase.Kept } when state.Agrees(Side) => [],
        { Phase: not MatchPhase.Proposed } => NotProposed,
        _ when !state.Agrees(Side is Side.Person ? Side.Helper : Side.Person) => [new MatchAccepted(state.Id, Side)],
        _ => Decision.Accept<MatchEvent>(
            [
                new MatchAccepted(state.Id, Side), new MatchConfirmed(state.Id),
                new ContactDisclosed(state.Id, state.Person, state.Helper, Until(at)), new ContactDisclosed(state.Id, state.Helper, state.Person, Until(at)),
            ]).Under(at.Charter.DisclosureDays.Clause),
    };

    private static DateTimeOffset Until(Circumstances at) => at.Now.AddDays(at.Charter.DisclosureDays.Value);
}

/// <summary>One side says no, without having to say why.</summary>
public sealed record DeclineMatch(Side Side) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Of(Side)) is { } refusal => refusal,
        { Phase: MatchPhase.Declined } => [],
        { Phase: not MatchPhase.Proposed } => AcceptMatch.NotProposed,
        _ => [new MatchDeclined(state.Id, Side)],
    };
}
