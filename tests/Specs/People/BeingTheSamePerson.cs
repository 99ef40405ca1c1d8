using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class BeingTheSamePerson
{
    private static readonly Membership ada = new(Any.Ada), dev = new(Any.Dev), ben = new(Any.Ben);
    private static readonly Circumstances byCoordinator = Any.ByCoordinator;

    [Fact]
    public void Two_records_of_one_person_know_of_each_other_and_part_again()
    {
        MergeAgreements.Merge(dev, ada, byCoordinator).Then(new RecordMerged(Any.Dev, Any.Ada), new DuplicateJoined(Any.Ada, Any.Dev));
        var (merged, kept) = (dev with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] });
        MergeAgreements.Merge(merged, kept, byCoordinator).Then();
        MergeAgreements.Unmerge(merged, kept, byCoordinator)
            .Then(new RecordUnmerged(Any.Dev, Any.Ada), new DuplicateParted(Any.Ada, Any.Dev));
        MergeAgreements.Unmerge(dev, ada, byCoordinator).Then();
    }

    [Fact]
    public void Some_records_are_not_merged()
    {
        MergeAgreements.Merge(ada, ada, byCoordinator).ThenRefused(MergeRecord.WithItself);
        MergeAgreements.Merge(dev with { MergedInto = Any.Ben }, ada, byCoordinator).ThenRefused(MergeRecord.MergedElsewhere);
        MergeAgreements.Merge(dev, ada with { MergedInto = Any.Ben }, byCoordinator).ThenRefused(MergeRecord.MergedElsewhere);
        MergeAgreements.Merge(dev with { Duplicates = [Any.Ben] }, ada, byCoordinator).ThenRefused(MergeRecord.MergedElsewhere);
        MergeAgreements.Merge(dev with { Roles = [Role.Person, Role.Steward] }, ada, byCoordinator).ThenRefused(MergeRecord.StillSteward);
        MergeAgreements.Merge(dev, ada, Any.ByAda).ThenRefused(GrantRole.OwnRole);
    }
}
