using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>A steward names another to look after the community with them.</summary>
public sealed record AppointSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal ForStewards = new("community.for-stewards", "Only a steward of this community does this.");
    public static readonly Refusal NotedAnother = new("community.noted-another",
        "You noted lately that a steward has died or cannot act. Until four weeks have passed, another steward does this.")
    { DependsOnTime = true };

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.ActingStewards.Any(at.ActorIs) => ForStewards,
        _ when state.Stewards.Contains(Steward) => [],
        _ when state.WasNotedBy(at) && state.ActingStewards.Count > 1 => NotedAnother,
        _ => [new StewardAppointed(state.Id, Steward)],
    };
}

/// <summary>
/// The operator of the installation names a steward of a community that may not be able to do so itself, and says why: one with too few
/// stewards, or where the role of one rests. Every member sees it.
/// </summary>
public sealed record RecoverSteward(PersonId Steward, Personal Words) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal HasStewards =
        new("community.has-stewards", "This community has stewards who can appoint another, and none of them rests. " +
            "The operator does not interfere.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        _ when state.Stewards.Contains(Steward) => [],
        { IsInSuccession: false, Suspended.IsEmpty: true, ActingStewards.Count: >= Community.FewestStewards } => HasStewards,
        _ => [new StewardshipRecovered(state.Id, Steward, Words)],
    };
}
