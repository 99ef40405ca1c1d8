using System.Collections.Immutable;
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
        _ when Successor is not null && !state.ActingStewards.Contains(Steward) => AppointSteward.ForStewards,
        _ when state.ClosedOn is null && Deciding(state).Remove(Steward).Count < Community.FewestStewards => SuccessionRequired,
        _ when Successor is { } next && !state.Stewards.Contains(next) => state.WasNotedBy(at) ? AppointSteward.NotedAnother
            : [new StewardAppointed(state.Id, next), new StewardStoodDown(state.Id, Steward)],
        _ => [new StewardStoodDown(state.Id, Steward)],
    };

    /// <summary>Who decides with the successor, whose role may rest.</summary>
    private ImmutableHashSet<PersonId> Deciding(Community state) => Successor is { } named && !state.Suspended.ContainsKey(named)
        ? state.ActingStewards.Add(named) : state.ActingStewards;
}

/// <summary>
/// A steward has died or cannot act: their role rests at once. Where too few are left, the community has to appoint another. It may be a
/// mistake, or worse: for a while whoever noted it appoints no steward, unless they are alone, and notes it of no other, and nothing is
/// taken away with its keys.
/// </summary>
public sealed record SuspendSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    /// <summary>For how long a steward who lives and can act may say so before whoever noted it changes who else decides.</summary>
    public static readonly TimeSpan Contested = TimeSpan.FromDays(28);

    public static readonly Refusal AnotherRests = new("community.another-steward-rests",
        "The role of another steward rests already, and this would leave one alone. First another steward is appointed, if need be " +
        "by the operator.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when !state.ActingStewards.Contains(Steward) => [],
        _ when !state.Suspended.IsEmpty && state.ActingStewards.Count <= Community.FewestStewards => AnotherRests,
        _ when state.WasNotedBy(at) => AppointSteward.NotedAnother,
        _ when state.ActingStewards.Count > Community.FewestStewards => [Suspended(state, at)],
        _ => [Suspended(state, at), new StewardSuccessionRequired(state.Id)],
    };

    private StewardSuspended Suspended(Community state, Circumstances at) =>
        new(state.Id, Steward, at.Actor.AsPerson, at.Now + Contested);
}

/// <summary>The steward lives, and looks after the community as before.</summary>
public sealed record RestoreSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) =>
        state.Suspended.ContainsKey(Steward) ? [new StewardRestored(state.Id, Steward)] : [];
}
