using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A record turned out to be of somebody known under another: from now on the other is used. Nothing is copied from one to the other.
/// </summary>
public sealed record MergeRecord(Membership Into) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal WithItself = new("membership.merge-with-itself", "A record is merged with another one.");
    public static readonly Refusal MergedElsewhere =
        new("membership.merged-elsewhere", "One of the two is already merged with another record.");
    public static readonly Refusal StillSteward =
        new("membership.merge-steward", "A steward's record is not merged away. Let them stand down first.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id, Into.Id) is { } refusal => refusal,
        _ when state.Id == Into.Id => WithItself,
        _ when state.MergedInto == Into.Id => [],
        _ when state.MergedInto is not null || Into.MergedInto is not null || !state.Duplicates.IsEmpty => MergedElsewhere,
        _ when at.Actor.Is(state.Id) || at.Actor.Is(Into.Id) => GrantRole.OwnRole,
        _ when state.Roles.Contains(Role.Steward) => StillSteward,
        _ => [new RecordMerged(state.Id, Into.Id)],
    };
}

/// <summary>The two were different people after all. Each has what it had.</summary>
public sealed record UnmergeRecord : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { MergedInto: null } => [],
        { MergedInto: { } from } => [new RecordUnmerged(state.Id, from)],
    };
}

/// <summary>The record that stays in use records its duplicate, or that the two were parted again.</summary>
public sealed record KeepDuplicate(PersonId Duplicate, bool IsParted = false) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (IsParted, state.Duplicates.Contains(Duplicate)) switch
    {
        (false, false) => [new DuplicateJoined(state.Id, Duplicate)],
        (true, true) => [new DuplicateParted(state.Id, Duplicate)],
        _ => [],
    };
}
