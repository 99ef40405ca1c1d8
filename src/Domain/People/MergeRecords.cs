using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A record turned out to be of somebody known under another: from now on the other is used, and whoever signs in as the one is led to the
/// other. Nothing is copied, but a protection of one protects both.
/// </summary>
/// <param name="Words">What shows that both are the same person.</param>
/// <param name="SignsIn">Whether somebody signs in as the one that is merged, and is so led to the other.</param>
/// <param name="IntoSignsIn">Whether somebody signs in as the other, and sees what is under the one from then on.</param>
/// <param name="IsHomeAtRisk">Whether somebody who lives with the one keeps their home from others.</param>
/// <param name="IsIntoHomeAtRisk">The same for the other.</param>
public sealed record MergeRecord(Membership Into, Personal Words, bool SignsIn, bool IntoSignsIn, bool IsHomeAtRisk, bool IsIntoHomeAtRisk)
    : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal WithItself = new("membership.merge-with-itself", "A record is merged with another one.");
    public static readonly Refusal MergedElsewhere =
        new("membership.merged-elsewhere", "One of the two is already merged with another record.");
    public static readonly Refusal StillSteward =
        new("membership.merge-steward", "A steward's record is not merged away. Let them stand down first.");
    public static readonly Refusal IntoSteward = new("membership.merge-into-steward",
        "Who signs in as the one would act as a steward from then on. Let the steward stand down first.");
    public static readonly Refusal OfInvited = new("membership.merge-invited",
        "One of the two is invited, or somebody says that it is them. Merge them once that is decided or over.");
    public static readonly Refusal OfProtected = new("membership.merge-protected",
        "Somebody signs in as the one, and the other is under 18 or keeps their home from others, or lives with somebody who does. " +
        "Whoever signs in would see all of it.");
    public static readonly Refusal IntoGone =
        new("membership.merge-into-gone", "The record that would stay is of somebody who has left or died.");
    public static readonly Refusal ByASteward = new("membership.merge-by-a-steward",
        "One of the two signs in, holds a role, is under 18 or keeps their home from others. A steward does this.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.Id == Into.Id => WithItself,
        _ when state.MergedInto == Into.Id => [],
        _ when state.MergedInto is not null || Into.MergedInto is not null || !state.Duplicates.IsEmpty => MergedElsewhere,
        _ when Into.Standing is Standing.Left or Standing.Deceased => IntoGone,
        _ when at.ActorIs(state.Id) || at.ActorIs(Into.Id) => GrantRole.OwnRole,
        _ when state.Roles.Contains(Role.Steward) => StillSteward,
        _ when SignsIn && Into.Roles.Contains(Role.Steward) => IntoSteward,
        _ when IsOpen(state) || IsOpen(Into.AsOf(at.Now)) => OfInvited,
        _ when (SignsIn && (Into.IsAtRisk || IsIntoHomeAtRisk)) || (IntoSignsIn && (state.IsAtRisk || IsHomeAtRisk)) => OfProtected,
        _ when (SignsIn || IntoSignsIn || HoldsOrIsProtected(state, Into)) && !at.Roles.Contains(Role.Steward) => ByASteward,
        _ => [new RecordMerged(state.Id, Into.Id, Words)],
    };

    internal static bool HoldsOrIsProtected(Membership one, Membership other) =>
        one.HoldsRole || other.HoldsRole || one.IsAtRisk || other.IsAtRisk;

    private static bool IsOpen(Membership person) => person.Standing is Standing.Invited or Standing.Claimed;
}

/// <summary>
/// The two were different people after all. Each has what it had. Where one of them signs in, holds a role or is protected, it is a
/// steward's to part them, as it is to merge them.
/// </summary>
/// <param name="Kept">The record that it was merged into.</param>
/// <param name="Words">What shows that they are not the same person.</param>
/// <param name="SignsIn">Whether somebody signs in as the one that was merged, and is so led to the other.</param>
public sealed record UnmergeRecord(Membership Kept, Personal Words, bool SignsIn) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal ByASteward = new("membership.unmerge-by-a-steward",
        "One of the two signs in, holds a role, is under 18 or keeps their home from others. A steward separates the records.");
    public static readonly Refusal OfASteward = new("membership.unmerge-steward",
        "A steward signs in by the record that was merged. Let them stand down first.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { MergedInto: null } => [],
        _ when SignsIn && Kept.Roles.Contains(Role.Steward) => OfASteward,
        _ when (SignsIn || MergeRecord.HoldsOrIsProtected(state, Kept)) && !at.Roles.Contains(Role.Steward) => ByASteward,
        { MergedInto: { } from } => [new RecordUnmerged(state.Id, from, Words)],
    };
}

/// <summary>The record that stays in use records its duplicate and what protects it, or that the two were parted again.</summary>
public sealed record KeepDuplicate(Membership Duplicate, bool IsParted = false) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) =>
        (IsParted, state.Duplicates.Contains(Duplicate.Id)) switch
        {
            (false, false) when Duplicate.IsMinor && state.HoldsRole => GrantRole.UnderAge,
            (false, false) => [new DuplicateJoined(state.Id, Duplicate.Id, Duplicate.IsMinor ? true : null,
                Duplicate.IsAddressRestricted ? true : null)],
            (true, true) => [new DuplicateParted(state.Id, Duplicate.Id)],
            _ => [],
        };
}
