using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>No coordinator has done anything for a month: nobody may be answering.</summary>
/// <param name="QuietSince">When a coordinator did something last, or the community was founded.</param>
[StoredAs("community.dormancy-noticed"), Visible(To.Public)]
public sealed record DormancyNoticed(CommunityId Community, DateTimeOffset QuietSince) : CommunityEvent;

/// <summary>A coordinator did something again.</summary>
[StoredAs("community.dormancy-ended"), Visible(To.Public)]
public sealed record DormancyEnded(CommunityId Community) : CommunityEvent;

/// <summary>The system notices that no coordinator has done anything for a while.</summary>
public sealed record NoticeDormancy(DateTimeOffset QuietSince) : ICommand<Community, CommunityEvent>
{
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        { ClosedOn: not null } or { IsWindingDown: true } or { QuietSince: not null } => [],
        _ when at.Now < QuietSince + After => [],
        _ => [new DormancyNoticed(state.Id, QuietSince)],
    };
}

/// <summary>It ends by itself with whatever a coordinator does next.</summary>
public sealed record EndDormancy : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) =>
        state.QuietSince is not null && at.Roles.Contains(Role.Coordinator) && at.Actor.AsPerson is not null
            ? [new DormancyEnded(state.Id)] : [];
}
