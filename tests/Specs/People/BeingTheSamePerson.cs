using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class BeingTheSamePerson
{
    private static readonly Membership ada = new(Any.Ada), dev = new(Any.Dev), ben = new(Any.Ben);
    private static readonly Circumstances byCoordinator = Any.ByCoordinator, bySteward = Any.By(Any.Cleo, Role.Member, Role.Steward);
    private static readonly Personal words = Any.Words(Any.Dev);

    [Fact]
    public void Two_records_of_one_person_know_of_each_other_and_part_again()
    {
        Merge(dev, ada).Then(new RecordMerged(Any.Dev, Any.Ada, words), new DuplicateJoined(Any.Ada, Any.Dev));
        var (merged, kept) = (dev with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] });
        Merge(merged, kept).Then();
        MergeAgreements.Unmerge(merged, new(kept, words, false), byCoordinator)
            .Then(new RecordUnmerged(Any.Dev, Any.Ada, words), new DuplicateParted(Any.Ada, Any.Dev));
        MergeAgreements.Unmerge(dev, new(ada, words, false), byCoordinator).Then();
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
        Merge(dev, ada, intoSignsIn: true).ThenRefused(MergeRecord.ByASteward);
        Merge(dev, ada, signsIn: true).ThenRefused(MergeRecord.ByASteward);
        Merge(helper, ada, bySteward, signsIn: true, intoSignsIn: true).Facts.Should().HaveCount(2);
        MergeAgreements.Unmerge(helper with { MergedInto = Any.Ada }, new(ada with { Duplicates = [Any.Dev] }, words, false), byCoordinator)
            .ThenRefused(UnmergeRecord.ByASteward);
    }

    [Fact]
    public void What_protects_one_record_protects_the_person_until_they_are_parted()
    {
        var atRisk = dev with { MinorBy = [Any.Dev], RestrictedBy = [Any.Dev] };
        var kept = Membership.Evolve(ada, Merge(atRisk, ada, bySteward).Facts.Select(f => f.Event).OfType<DuplicateJoined>().Single());
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
        var named = new HashSet<PersonId> { Any.Ada, Any.Dev };
        (byCoordinator.For(Any.Ada) with { NamedRecords = named }).MaySpeakFor(Any.Dev).Should().BeNull();
        Any.ByAda.MaySpeakFor(Any.Dev).Should().Be(Circumstances.NotYours);
    }

    [Fact]
    public void No_sign_in_becomes_a_steward_by_a_merge()
    {
        var steward = ada with { Roles = [Role.Person, Role.Member, Role.Steward] };
        Merge(dev, steward, bySteward, signsIn: true, intoSignsIn: true).ThenRefused(MergeRecord.IntoSteward);
        Merge(dev, steward, bySteward, intoSignsIn: true).Facts.Should().HaveCount(2, "an earlier record of theirs, without a sign-in");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_steward_parts_what_protects_both(bool isOfTheDuplicate)
    {
        var (duplicate, kept) = (dev with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] });
        if (isOfTheDuplicate) duplicate = duplicate with { RestrictedBy = [Any.Dev] };
        else kept = kept with { MinorBy = [Any.Ada] };
        MergeAgreements.Unmerge(duplicate, new(kept, words, false), byCoordinator).ThenRefused(UnmergeRecord.ByASteward);
        var parted = MergeAgreements.Unmerge(duplicate, new(kept, words, false), bySteward).Facts.Select(f => f.Event).ToList();
        parted.Should().StartWith([new RecordUnmerged(Any.Dev, Any.Ada, words)]);
        parted.OfType<MarkedMinor>().Should().HaveCount(isOfTheDuplicate ? 0 : 1, "nobody knows for which of the two it was asked");
    }

    [Fact]
    public void What_takes_a_steward_to_merge_takes_one_to_part_and_a_steward_is_not_parted_from_their_sign_in()
    {
        var (duplicate, kept) = (dev with { MergedInto = Any.Ada }, ada with { Duplicates = [Any.Dev] });
        MergeAgreements.Unmerge(duplicate, new(kept, words, true), byCoordinator).ThenRefused(UnmergeRecord.ByASteward);
        var helper = kept with { Roles = [Role.Person, Role.Member, Role.Helper] };
        MergeAgreements.Unmerge(duplicate, new(helper, words, false), byCoordinator).ThenRefused(UnmergeRecord.ByASteward);
        var steward = kept with { Roles = [Role.Person, Role.Member, Role.Steward] };
        MergeAgreements.Unmerge(duplicate, new(steward, words, true), bySteward).ThenRefused(UnmergeRecord.OfASteward);
    }

    [Fact]
    public void No_sign_in_and_no_invitation_leads_by_a_merge_to_somebody_at_risk()
    {
        var atRisk = dev with { RestrictedBy = [Any.Dev] };
        Merge(ada, atRisk, bySteward, signsIn: true).ThenRefused(MergeRecord.OfProtected);
        Merge(atRisk, ada, bySteward, intoSignsIn: true).ThenRefused(MergeRecord.OfProtected);
        Merge(ada, atRisk, bySteward, intoSignsIn: true).Refused.Should().BeNull("it is the one at risk who signs in");
        Merge(ada, atRisk, bySteward, signsIn: true, intoSignsIn: true).ThenRefused(MergeRecord.OfProtected);
        Merge(atRisk, ada, bySteward, signsIn: true, intoSignsIn: true).ThenRefused(MergeRecord.OfProtected);
        Merge(ada, dev, bySteward, signsIn: true, isIntoHomeAtRisk: true).ThenRefused(MergeRecord.OfProtected);
        Merge(ada, dev, bySteward, intoSignsIn: true, isHomeAtRisk: true).ThenRefused(MergeRecord.OfProtected);
        Merge(ada, atRisk).ThenRefused(MergeRecord.ByASteward);
        Merge(atRisk, ada).ThenRefused(MergeRecord.ByASteward);
        foreach (var open in new[] { Standing.Invited, Standing.Claimed })
        {
            Merge(atRisk, ada with { Standing = open }).ThenRefused(MergeRecord.OfInvited);
            Merge(ada with { Standing = open }, atRisk).ThenRefused(MergeRecord.OfInvited);
        }
    }

    [Fact]
    public void A_protection_asked_for_while_merged_outlasts_the_parting()
    {
        var kept = ada with { Duplicates = [Any.Dev], MinorBy = [Any.Dev], RestrictedBy = [Any.Dev] };
        foreach (var asked in (ICommand<Membership, MembershipEvent>[])[new RestrictAddress(), new MarkMinor()])
            kept = asked.Decide(kept, Any.ByAda).Events.Aggregate(kept, (state, happened) => Membership.Evolve(state, happened));
        var parted = Membership.Evolve(kept, new DuplicateParted(Any.Ada, Any.Dev));
        (parted.IsMinor, parted.IsAddressRestricted).Should().Be((true, true));
    }

    private static Agreement Merge(
        Membership duplicate, Membership into, Circumstances? at = null, bool signsIn = false, bool intoSignsIn = false,
        bool isHomeAtRisk = false, bool isIntoHomeAtRisk = false) =>
        MergeAgreements.Merge(duplicate, new(into, words, signsIn, intoSignsIn, isHomeAtRisk, isIntoHomeAtRisk), at ?? byCoordinator);
}
