using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>Another quantity was given under the match than was recorded.</summary>
public sealed record CorrectMatchGiven(Quantity Given, CorrectionReason Reason) : ICommand<Match, MatchEvent>
{
    public static readonly Refusal NotCompleted =
        new("match.not-completed", "Nothing is on record as given under this match.") { DependsOnTime = true };

    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person, state.Helper) is { } refusal => refusal,
        { Phase: not MatchPhase.Completed } => NotCompleted,
        _ when Given.Amount <= 0 => Quantity.NotPositive,
        _ when state.Given == Given => [],
        _ => [new MatchGivenCorrected(state.Id, Given, Reason)],
    };
}

/// <summary>Nothing was given under the match: the promise stands again.</summary>
/// <param name="Stands">Whether the promise stands again; else it falls through.</param>
public sealed record VoidMatchGiven(CorrectionReason Reason, bool Stands = true) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person, state.Helper) is { } refusal => refusal,
        { Phase: not MatchPhase.Completed } => CorrectMatchGiven.NotCompleted,
        _ => [new MatchCompletionVoided(state.Id, Reason), .. Stands ? [] : new[] { new MatchDissolved(state.Id, null, null) }],
    };
}
