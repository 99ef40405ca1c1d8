using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A record turned out to be of somebody known under another: from now on the other is used, and whoever signs in as the one is led to the
/// other. Nothing is copied, but a protection of one protects both.
/// </summary>
/// <param name="Words">What shows that both are the same person.</param>
/// <param name="HasAccount">Whether somebody signs in as one of the two.</param>
public sealed record MergeRecord(Membership Into, Personal Words, bool HasAccount) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal WithItself = new("membership.merge-with-itself", "A record is merged with another one.");
    public static readonly Refusal MergedElsewhere =
        new("membership.merged-elsewhere", "One of the two is already merged with another record.");
    public static readonly Refusal StillSteward =
        new("membership.merge-steward", "A steward's record is not merged away. Let them stand down first.");
    public static readonly Refusal IntoGone =
        new("membership.merge-into-gone", "The record that would stay is of somebody who has left or died.");
    public static readonly Refusal ByASteward = new("membership.merge-by-a-steward",
        "One of the two signs in or holds a role here, so that the merge gives one what the other has. A steward does this.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.Id == Into.Id => WithItself,
        _ when state.MergedInto == Into.Id => [],
        _ when state.MergedInto is not null || Into.MergedInto is not null || !state.Duplicates.IsEmpty => MergedElsewhere,
        _ when Into.Standing is Standing.Left or Standing.Deceased => IntoGone,
        _ when at.ActorIs(state.Id) || at.ActorIs(Into.Id) => GrantRole.OwnRole,
        _ when state.Roles.Contains(Role.Steward) => StillSteward,
        _ when (HasAccount || state.HoldsRole || Into.HoldsRole) && !at.Roles.Contains(Role.Steward) => ByASteward,
        _ => [new RecordMerged(state.Id, Into.Id, Words)],
    };
}

/// <summary>The two were different people after all. Each has what it had.</summary>
/// <param name="Words">What shows that they are not the same person.</param>
public sealed record UnmergeRecord(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { MergedInto: null } => [],
        { HoldsRole: true } when !at.Roles.Contains(Role.Steward) => MarkDeceased.ByASteward,
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
