using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>
/// A steward closes a community whose end two stewards decided, on the day they named or later, once nothing is open there.
/// </summary>
/// <param name="Open">What is still open, by kind. The commit checks that nothing has happened since it was counted.</param>
public sealed record CloseCommunity(IReadOnlyList<Hindrance> Open) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal NotWindingDown = new("community.not-winding-down",
        "Two stewards decide first that the community ends.");
    public static readonly Refusal TooSoon = new("community.closes-later", "The community ends on the day that was announced, or later.")
    { DependsOnTime = true };
    public static readonly Refusal StillOpen = new("community.still-open",
        "Something is still open here. Bring it to its end first, so that nobody is left waiting.")
    { DependsOnTime = true };

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { ClosedOn: not null } => [],
        _ when AgreeToExport.Giver(state, at) is null => AppointSteward.ForStewards,
        _ when state.MayGovern is { } refusal => refusal,
        _ when state.IsContested(at.Now) => ProposeWindDown.Contested,
        { Ending: not { IsDecided: true } } => NotWindingDown,
        { Ending.ClosesOn: var day } when at.Today < day => TooSoon,
        _ when Open.Where(kind => kind.Count > 0).ToList() is { Count: > 0 } open => StillOpen with { Hindrances = open },
        _ => [new CommunityClosed(state.Id, at.Today)],
    };
}
