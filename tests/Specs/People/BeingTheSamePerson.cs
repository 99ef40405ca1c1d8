using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class BeingTheSamePerson
{
    private static readonly Membership ada = new(Any.Ada), dev = new(Any.Dev), ben = new(Any.Ben);
    private static readonly Circumstances byCoordinator = Any.ByCoordinator, bySteward = Any.By(Any.Cleo, Role.Member, Role.Steward);
    private static readonly Personal words = Any.Words(Any.Dev);
    private static readonly UnmergeRecord parting = new(words);

    [Fact]
    public void Two_records_of_one_person_know_of_each_other_and_part_again()
    {
        Merge(dev, ada).Then(new RecordMerged(Any.Dev, Any.Ada, words), new DuplicateJoined(Any.Ada, Any.Dev));
        var (merged, kept) = (dev with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] });
        Merge(merged, kept).Then();
        MergeAgreements.Unmerge(merged, kept, parting, byCoordinator)
            .Then(new RecordUnmerged(Any.Dev, Any.Ada, words), new DuplicateParted(Any.Ada, Any.Dev));
        MergeAgreements.Unmerge(dev, ada, parting, byCoordinator).Then();
    }

    [Fact]
    public void Some_records_are_not_merged()
    {
        Merge(ada, ada).ThenRefused(MergeRecord.WithItself);
        Merge(dev with { MergedInto = Any.Ben }, ada).ThenRefused(MergeRecord.MergedElsewhere);
        Merge(dev, ada with { MergedInto = Any.Ben }).ThenRefused(MergeRecord.MergedElsewhere);
        Merge(dev with { Duplicates = [Any.Ben] }, ada).ThenRefused(MergeRecord.MergedElsewhere);
        Merge(dev with { Roles = [Role.Person, Role.Steward] }, ada).ThenRefused(MergeRecord.StillSteward);
        Merge(dev, ada, Any.ByAda).ThenRefused(GrantRole.OwnRole);
        Merge(dev, ada with { Standing = Standing.Left }).ThenRefused(MergeRecord.IntoGone);
        Merge(dev, ada with { Standing = Standing.Deceased }).ThenRefused(MergeRecord.IntoGone);
    }

    [Fact]
    public void A_steward_merges_what_would_give_one_what_the_other_has()
    {
        var helper = dev with { Roles = [Role.Person, Role.Member, Role.Helper] };
        Merge(helper, ada).ThenRefused(MergeRecord.ByASteward);
        Merge(ada, helper).ThenRefused(MergeRecord.ByASteward);
        Merge(dev, ada, hasAccount: true).ThenRefused(MergeRecord.ByASteward);
        Merge(helper, ada, bySteward, hasAccount: true).Facts.Should().HaveCount(2);
        MergeAgreements.Unmerge(helper with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] }, parting, byCoordinator)
            .ThenRefused(MarkDeceased.ByASteward);
    }

    [Fact]
    public void What_protects_one_record_protects_the_person_until_they_are_parted()
    {
        var atRisk = dev with { MinorBy = [Any.Dev], RestrictedBy = [Any.Dev] };
        var kept = Membership.Evolve(ada, Merge(atRisk, ada).Facts.Select(f => f.Event).OfType<DuplicateJoined>().Single());
        (kept.IsMinor, kept.IsAddressRestricted).Should().Be((true, true));
        var parted = Membership.Evolve(kept, new DuplicateParted(Any.Ada, Any.Dev));
        (parted.IsMinor, parted.IsAddressRestricted).Should().Be((false, false));
        Merge(atRisk, ada with { Roles = [Role.Person, Role.Member, Role.Helper] }, bySteward).ThenRefused(GrantRole.UnderAge);
    }

    [Fact]
    public void A_merged_record_holds_nothing_and_a_parted_one_what_it_had()
    {
        var helper = dev with { Roles = [Role.Person, Role.Member, Role.Helper] };
        var merged = Membership.Evolve(helper, new RecordMerged(Any.Dev, Any.Ada));
        merged.RolesAt(Any.Now).Should().BeEmpty();
        Membership.Evolve(merged, new RecordUnmerged(Any.Dev, Any.Ada)).RolesAt(Any.Now).Should().BeEquivalentTo(helper.Roles);
    }

    [Fact]
    public void Who_is_kept_acts_for_what_is_under_the_other_record()
    {
        var known = Any.ByAda with { ActorsDuplicates = new HashSet<PersonId> { Any.Dev } };
        known.MaySpeakFor(Any.Dev).Should().BeNull();
        known.MayActAmong(Any.Dev).Should().BeNull();
        (byCoordinator.For(Any.Ada) with { NamedDuplicates = new HashSet<PersonId> { Any.Dev } }).MaySpeakFor(Any.Dev).Should().BeNull();
        Any.ByAda.MaySpeakFor(Any.Dev).Should().Be(Circumstances.NotYours);
    }

    private static Agreement Merge(Membership duplicate, Membership into, Circumstances? at = null, bool hasAccount = false) =>
        MergeAgreements.Merge(duplicate, new(into, words, hasAccount), at ?? byCoordinator);
}
