using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>
/// A steward says yes to taking the whole history away with its keys. The first asks for it, the second agrees; a day later it can be
/// taken.
/// </summary>
public sealed record AgreeToExport : ICommand<Community, CommunityEvent>
{
    /// <summary>How long the other stewards have to stop it.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromHours(24);

    /// <summary>How long a second steward can agree, and how long it can then be taken.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    public static readonly Refusal Contested = new("community.export-contested", "A steward was noted in the last four weeks as " +
        "having died, or as unable to act. Until they had that time to say otherwise, nothing is taken away with its keys.")
    { DependsOnTime = true };

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => (OpenIn(state, at), Giver(state, at)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        (_, null) => AppointSteward.ForStewards,
        _ when state.IsContested(at.Now) => Contested,
        (null, { } steward) => [new ExportRequested(state.Id, steward, at.Now + Open)],
        ({ ApprovedBy: not null }, _) => [],
        ({ By: var first }, { } second) when first != second =>
            [new ExportApproved(state.Id, second, at.Now + Wait, at.Now + Wait + Open)],
        _ => [],
    };

    /// <summary>What was asked for and can still be agreed to or taken: those who said yes are stewards still.</summary>
    public static PendingExport? OpenIn(Community state, Circumstances at) =>
        state.Export is { } export && at.Now < export.Until && !state.IsContested(at.Now) && state.ActingStewards.Contains(export.By)
            && (export.ApprovedBy is not { } second || state.ActingStewards.Contains(second)) ? export : null;

    /// <summary>The steward who gives the command; null if somebody else does.</summary>
    public static PersonId? Giver(Community state, Circumstances at) =>
        state.ActingStewards.Where(at.ActorIs).Select(steward => (PersonId?)steward).FirstOrDefault();
}

/// <summary>A steward says no to it, alone and at any time before it is taken.</summary>
public sealed record StopExport : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => AgreeToExport.Giver(state, at) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { } steward => state.Export is null ? [] : [new ExportStopped(state.Id, steward)],
        _ => AppointSteward.ForStewards,
    };
}
