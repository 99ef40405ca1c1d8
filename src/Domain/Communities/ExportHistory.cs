using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>
/// Hand out the whole history of a community, so that it can be examined or continued elsewhere. Every member can see that this was done.
/// With the keys to its words it is the act of two stewards, a day after they agreed; whoever runs the installation holds the keys anyway.
/// </summary>
public sealed record ExportHistory(long Events, bool WithoutKeys = false) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal NotAgreed =
        new("community.export-not-agreed", "Two stewards agree first that everything is taken away with its keys.");
    public static readonly Refusal TooSoon = new("community.export-too-soon",
        "Everything can be taken away a day after two stewards agreed. Until then each steward can stop it.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.Roles.Contains(Role.System) => [new HistoryExported(state.Id, Events)],
        _ when AgreeToExport.Giver(state, at) is null => AppointSteward.ForStewards,
        _ when WithoutKeys => [new HistoryExportedWithoutKeys(state.Id, Events)],
        _ when AgreeToExport.OpenIn(state, at) is not { ApprovedBy: not null } => NotAgreed,
        { Export.From: { } from } when at.Now < from => TooSoon,
        _ => [new HistoryExported(state.Id, Events)],
    };
}
