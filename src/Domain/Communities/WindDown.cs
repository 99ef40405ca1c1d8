using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>Why a community ends. A closed list: nothing about anybody is written down for it.</summary>
public enum EndingCause { NoLongerNeeded, TooFewPeople, NoPlace, NoMoney, JoinsAnother, OtherReason }

/// <summary>A steward proposes that the community ends, and on which day at the earliest. A second one agrees before that time.</summary>
[StoredAs("community.wind-down-proposed"), Visible(To.Members)]
public sealed record WindDownProposed(CommunityId Community, [property: Links] PersonId Steward, EndingCause Cause, DateOnly ClosesOn,
    DateTimeOffset Until) : CommunityEvent;

/// <summary>A second steward agreed: nothing new is begun, and what is open is brought to its end.</summary>
/// <param name="ClosesOn">The day that was proposed, but not before others had a week to call it off.</param>
[StoredAs("community.wind-down-started"), Visible(To.Public)]
public sealed record WindDownStarted(CommunityId Community, EndingCause Cause, DateOnly ClosesOn) : CommunityEvent;

/// <summary>A steward stops what one proposed and no second one agreed to.</summary>
[StoredAs("community.wind-down-proposal-stopped"), Visible(To.Members)]
public sealed record WindDownProposalStopped(CommunityId Community, [property: Links] PersonId Steward) : CommunityEvent;

/// <summary>The community goes on, although two stewards had decided that it ends.</summary>
[StoredAs("community.wind-down-called-off"), Visible(To.Public)]
public sealed record WindDownCalledOff(CommunityId Community) : CommunityEvent;

/// <summary>Nothing is open any more, and the community is over. What it recorded can be read and taken away.</summary>
/// <param name="On">The day it was, in the community.</param>
[StoredAs("community.closed"), Visible(To.Public)]
public sealed record CommunityClosed(CommunityId Community, DateOnly On) : CommunityEvent;

/// <summary>That a community ends: as one steward proposed it, or as two decided.</summary>
/// <param name="ProposedBy">The steward who proposed it; null once a second one agreed.</param>
/// <param name="Until">Until when a second one can agree.</param>
public sealed record Ending(EndingCause Cause, DateOnly ClosesOn, PersonId? ProposedBy = null, DateTimeOffset? Until = null)
{
    public bool IsDecided => ProposedBy is null;
}

/// <summary>A steward proposes that the community ends.</summary>
public sealed record ProposeWindDown(EndingCause Cause, DateOnly ClosesOn) : ICommand<Community, CommunityEvent>
{
    /// <summary>How long a second steward can agree.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <summary>The last day on which it can end, counted from today.</summary>
    public const int MostDays = 366;

    /// <summary>So many days at least lie between the agreement of the second and the end, so that others can call it off.</summary>
    public const int FewestDays = 7;

    public static readonly Refusal InThePast = new("community.closes-in-the-past", "The community cannot end before today.")
    { Field = "closesOn" };
    public static readonly Refusal TooFarAhead = new("community.closes-too-late", "Name a day within the next year.")
    { Field = "closesOn" };
    public static readonly Refusal AlreadyProposed = new("community.wind-down-already-proposed",
        "That the community ends is proposed or decided already. Call it off first, if it is to end otherwise.");
    public static readonly Refusal Contested = new("community.wind-down-contested", "A steward was noted in the last four weeks as " +
        "having died, or as unable to act. Until they had that time to say otherwise, the end of the community is not decided.")
    { DependsOnTime = true };

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => (AgreeToExport.Giver(state, at), OpenIn(state, at)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.ClosedOn is not null => Community.IsClosed,
        (null, _) => AppointSteward.ForStewards,
        _ when state.MayGovern is { } refusal => refusal,
        _ when state.IsContested(at.Now) => Contested,
        ({ } steward, { ProposedBy: var by } ending) when by == steward && (ending.Cause, ending.ClosesOn) == (Cause, ClosesOn) => [],
        (_, { }) => AlreadyProposed,
        _ when ClosesOn < at.Today => InThePast,
        _ when ClosesOn > at.Today.AddDays(MostDays) => TooFarAhead,
        ({ } steward, _) => [new WindDownProposed(state.Id, steward, Cause, ClosesOn, at.Now + Open)],
    };

    /// <summary>What is decided, or what somebody who is a steward still proposed lately; null if there is nothing.</summary>
    public static Ending? OpenIn(Community state, Circumstances at) => state.Ending switch
    {
        { IsDecided: true } decided => decided,
        { ProposedBy: { } by } proposed when at.Now < proposed.Until && state.ActingStewards.Contains(by) => proposed,
        _ => null,
    };
}

/// <summary>A second steward agrees that the community ends.</summary>
public sealed record ConfirmWindDown : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal NotProposed = new("community.wind-down-not-proposed",
        "No steward proposed lately that this community ends.");
    public static readonly Refusal BySomebodyElse = new("community.wind-down-by-another", "Another steward agrees to what you proposed.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) =>
        (AgreeToExport.Giver(state, at), ProposeWindDown.OpenIn(state, at)) switch
        {
            _ when at.MayName() is { } refusal => refusal,
            _ when state.ClosedOn is not null => Community.IsClosed,
            (null, _) => AppointSteward.ForStewards,
            _ when state.MayGovern is { } refusal => refusal,
            _ when state.IsContested(at.Now) => ProposeWindDown.Contested,
            (_, null) => NotProposed,
            (_, { IsDecided: true }) => [],
            (_, { ProposedBy: { } by }) when at.ActorIs(by) => BySomebodyElse,
            (_, { } ending) => [new WindDownStarted(state.Id, ending.Cause,
                Later(ending.ClosesOn, at.Today.AddDays(ProposeWindDown.FewestDays)))],
        };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A steward calls it off, alone and at any time before the community is closed.</summary>
public sealed record CallOffWindDown : ICommand<Community, CommunityEvent>
{
    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => (state, AgreeToExport.Giver(state, at)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        ({ ClosedOn: not null }, _) => Community.IsClosed,
        (_, null) => AppointSteward.ForStewards,
        ({ Ending: null }, _) => [],
        ({ IsWindingDown: true }, _) => [new WindDownCalledOff(state.Id)],
        (_, { } steward) => [new WindDownProposalStopped(state.Id, steward)],
    };
}
