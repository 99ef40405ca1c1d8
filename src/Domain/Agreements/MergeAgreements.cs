using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>Two records of one person are merged, or taken apart again: both records decide.</summary>
public static class MergeAgreements
{
    public static Agreement Merge(Membership duplicate, MergeRecord merging, Circumstances at) =>
        Noted(duplicate, merging.Into, merging.Decide(duplicate, at), false, at);

    /// <summary>What protected the kept record by then protects both: nobody knows any more which of the two asked for it.</summary>
    public static Agreement Unmerge(Membership duplicate, UnmergeRecord parting, Circumstances at)
    {
        var parted = Noted(duplicate, parting.Kept, parting.Decide(duplicate, at), true, at);
        if (parted.Facts.Count == 0) return parted;
        if (parting.Kept.IsAddressRestricted && !duplicate.IsAddressRestricted)
            parted = parted.And<MembershipEvent>(duplicate.Id.Value, [new AddressRestricted(duplicate.Id)]);
        return parting.Kept.IsMinor && duplicate is { IsMinor: false, HoldsRole: false }
            ? parted.And<MembershipEvent>(duplicate.Id.Value, [new MarkedMinor(duplicate.Id)]) : parted;
    }

    private static Agreement Noted(Membership duplicate, Membership kept, Decision<MembershipEvent> decision, bool isParted,
        Circumstances at) => decision.Events.Count == 0
        ? Agreement.Nothing.And(duplicate.Id.Value, decision)
        : Agreement.Nothing.And(duplicate.Id.Value, decision)
            .And(kept.Id.Value, new KeepDuplicate(duplicate, isParted).Decide(kept, at));
}
