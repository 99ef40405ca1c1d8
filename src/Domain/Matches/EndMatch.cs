using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>The promise was kept, in whole or in part.</summary>
public sealed record CompleteMatch(Quantity Given) : ICommand<Match, MatchEvent>
{
    public static readonly Refusal NotConfirmed = new("match.not-confirmed", "Nothing is promised in this match.") { DependsOnTime = true };

    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Person, state.Helper) is { } refusal => refusal,
        { Phase: not MatchPhase.Confirmed } => NotConfirmed,
        _ when Given.Amount <= 0 => Quantity.NotPositive,
        _ => [new MatchCompleted(state.Id, Given)],
    };
}

/// <summary>The promise falls through. A reason may be given, but need not be.</summary>
public sealed record DissolveMatch(Cause? Cause = null) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Person, state.Helper) is { } refusal => refusal,
        { Phase: MatchPhase.Dissolved or MatchPhase.Declined } => [],
        { Phase: MatchPhase.Completed } => CompleteMatch.NotConfirmed,
        _ => [new MatchDissolved(state.Id, Cause, By(state, at))],
    };

    private static Side? By(Match state, Circumstances at) => at switch
    {
        _ when at.OnBehalfOf is { } named => named == state.Person ? Side.Person : Side.Helper,
        _ when at.ActorIs(state.Person) => Side.Person,
        _ when at.ActorIs(state.Helper) => Side.Helper,
        _ => null,
    };
}

/// <summary>A proposal is let go because what was proposed is not so any more. A promise stands.</summary>
/// <param name="Wanted">What is wanted now, where only that has changed: a proposal of no more than that still fits.</param>
public sealed record LetProposalGo(Quantity? Wanted = null) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) =>
        state.Phase is MatchPhase.Proposed && !StillFits(state.Quantity) ? new DissolveMatch().Decide(state, at) : [];

    private bool StillFits(Quantity proposed) => Wanted is { } wanted && wanted.Unit == proposed.Unit && proposed.Amount <= wanted.Amount;
}
