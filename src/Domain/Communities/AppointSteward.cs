using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>A steward names another to look after the community with them.</summary>
public sealed record AppointSteward(PersonId Steward) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal ForStewards = new("community.for-stewards", "Only a steward of this community does this.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName(Steward) is { } refusal => refusal,
        _ when !state.Stewards.Any(at.Actor.Is) => ForStewards,
        _ when state.Stewards.Contains(Steward) => [],
        _ => [new StewardAppointed(state.Id, Steward)],
    };
}
