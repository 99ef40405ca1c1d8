using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>Two records of one person are merged, or taken apart again: both records decide.</summary>
public static class MergeAgreements
{
    public static Agreement Merge(Membership duplicate, MergeRecord merging, Circumstances at) =>
        Noted(duplicate, merging.Into, merging.Decide(duplicate, at), false, at);

    public static Agreement Unmerge(Membership duplicate, Membership from, UnmergeRecord parting, Circumstances at) =>
        Noted(duplicate, from, parting.Decide(duplicate, at), true, at);

    private static Agreement Noted(Membership duplicate, Membership kept, Decision<MembershipEvent> decision, bool isParted,
        Circumstances at) => decision.Events.Count == 0
        ? Agreement.Nothing.And(duplicate.Id.Value, decision)
        : Agreement.Nothing.And(duplicate.Id.Value, decision)
            .And(kept.Id.Value, new KeepDuplicate(duplicate, isParted).Decide(kept, at));
}
