using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>A steward stands down. Two stewards must remain; the named successor counts as one.</summary>
public sealed record StandDown(PersonId Steward, PersonId? Successor = null) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal SuccessionRequired =
        new("community.steward-succession-required", "A community always has two stewards. Name who takes over first.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(Steward) is { } refusal => refusal,
        _ when !state.Stewards.Contains(Steward) => [],
        _ when state.ActingStewards.Remove(Steward).Union(Successor is { } named ? [named] : []).Count < Community.FewestStewards =>
            SuccessionRequired,
        _ when Successor is { } next && !state.Stewards.Contains(next) =>
            [new StewardAppointed(state.Id, next), new StewardStoodDown(state.Id, Steward)],
        _ => [new StewardStoodDown(state.Id, Steward)],
    };
}

/// <summary>A steward has died: their role rests at once. Where too few are left, the community has to appoint another.</summary>
public sealed record SuspendSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when !state.ActingStewards.Contains(Steward) => [],
        _ when state.ActingStewards.Count > Community.FewestStewards => [new StewardSuspended(state.Id, Steward)],
        _ => [new StewardSuspended(state.Id, Steward), new StewardSuccessionRequired(state.Id)],
    };
}

/// <summary>The steward lives, and looks after the community as before.</summary>
public sealed record RestoreSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) =>
        state.Suspended.Contains(Steward) ? [new StewardRestored(state.Id, Steward)] : [];
}
