using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>
/// Hand out the whole history of a community, so that it can be examined or continued elsewhere. Every member can see that this was done.
/// </summary>
public sealed record ExportHistory(long Events) : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.ActingStewards.Any(at.ActorIs) && !at.Roles.Contains(Role.System) => AppointSteward.ForStewards,
        _ => [new HistoryExported(state.Id, Events)],
    };
}
