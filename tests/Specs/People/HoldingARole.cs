using System.Collections.Immutable;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class HoldingARole
{
    private static readonly CommunityId here = Any.Id<CommunityId>(1);
    private static readonly MembershipEvent[] member =
        [new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada)];
    private static readonly Clause vetted = new(Any.Clause, "helper-vetting", Codes: ["dbs-basic", "dbs-enhanced"]);
    private static readonly Evidence evidence = new(VettingLevel.DbsBasic, new(2026, 2, 27), new(2026, 8, 31));
    private static readonly DateTimeOffset runsOut = Any.On(8, 31).Instant;
    private static readonly VettingSeen seen = new(Any.Ada, Role.Helper, VettingLevel.DbsBasic, Any.Ben, evidence.SeenOn, runsOut);
    private static readonly MembershipEvent[] helper = [.. member, seen, new RoleGranted(Any.Ada, Role.Helper)];
    private static readonly Personal words = Any.Words(Any.Ada);

    private static readonly Circumstances bySteward = Any.By(Any.Ada, Role.Member, Role.Steward);
    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.By(Any.Ben, Role.Steward).Under(vetted));

    [Fact]
    public void Evidence_is_seen_before_somebody_becomes_a_helper() =>
        spec.Given(member).When(new GrantRole(Role.Helper, evidence)).Then(seen, new RoleGranted(Any.Ada, Role.Helper)).Under("CL-1.1");

    [Fact]
    public void Without_it_or_with_another_level_nobody_does()
    {
        spec.Given(member).When(new GrantRole(Role.Helper)).ThenRefused(GrantRole.VettingNeeded);
        spec.Given(member).When(new GrantRole(Role.Helper, evidence with { Level = VettingLevel.References }))
            .ThenRefused(GrantRole.VettingNeeded);
    }

    [Fact]
    public void Evidence_that_has_run_out_is_none()
    {
        spec.Given(member).When(new GrantRole(Role.Helper, evidence with { ValidUntil = new(2026, 3, 1) }))
            .ThenRefused(GrantRole.VettingRunOut);
        spec.Given(member).When(new GrantRole(Role.Helper, evidence with { SeenOn = new(2026, 3, 9) }))
            .ThenRefused(GrantRole.VettingRunOut);
    }

    [Fact]
    public void Newer_evidence_prolongs_the_role() =>
        spec.Given(helper).When(new GrantRole(Role.Helper, evidence with { ValidUntil = new(2026, 10, 1) }))
            .Then(seen with { Until = Any.On(10, 1).Instant });

    [Fact]
    public void A_role_lapses_the_moment_its_evidence_does_and_that_is_written_down()
    {
        var ada = helper.Aggregate(default(Membership), Membership.Evolve)!;
        ada.RolesAt(runsOut.AddTicks(-1)).Should().Contain(Role.Helper);
        ada.RolesAt(runsOut).Should().NotContain(Role.Helper).And.Contain(Role.Member);
        spec.By(Passed.At(runsOut)).Given(helper).When(Passed.Of(MembershipDeadlines.EvidenceRunsOut))
            .Then(new RoleLapsed(Any.Ada, Role.Helper)).AndOnlyOnce();
        spec.Given([.. helper, new RoleLapsed(Any.Ada, Role.Helper)]).When(new GrantRole(Role.Helper, evidence))
            .Then(seen, new RoleGranted(Any.Ada, Role.Helper));
    }

    [Fact]
    public void A_role_whose_evidence_ran_out_is_given_anew_and_neither_taken_nor_given_back()
    {
        var later = Any.By(Any.Ben, Role.Steward).Under(vetted) with { Now = runsOut };
        var newer = evidence with { ValidUntil = new(2026, 10, 1) };
        spec.By(later).Given(helper).When(new GrantRole(Role.Helper, newer))
            .Then(seen with { Until = Any.On(10, 1).Instant }, new RoleGranted(Any.Ada, Role.Helper));
        spec.By(later).Given(helper).When(new RevokeRole(Role.Helper, words)).ThenNothing();
        spec.By(Any.ByAda with { Now = runsOut }).Given(helper).When(new GiveUpRole(Role.Helper)).ThenNothing();
        spec.By(later).Given(helper).When(new MarkMinor()).Then(new MarkedMinor(Any.Ada));
    }

    [Fact]
    public void Of_two_roles_each_lapses_when_its_own_evidence_does()
    {
        var later = runsOut.AddDays(30);
        MembershipEvent[] both = [.. helper, seen with { Role = Role.Auditor, Until = later }, new RoleGranted(Any.Ada, Role.Auditor)];
        spec.By(Passed.At(runsOut, now: later.AddDays(1))).Given(both).When(Passed.Of(MembershipDeadlines.EvidenceRunsOut))
            .Then(new RoleLapsed(Any.Ada, Role.Helper));
        spec.By(Passed.At(later)).Given([.. both, new RoleLapsed(Any.Ada, Role.Helper)])
            .When(Passed.Of(MembershipDeadlines.EvidenceRunsOut))
            .Then(new RoleLapsed(Any.Ada, Role.Auditor));
    }

    [Fact]
    public void On_probation_nobody_is_given_a_role() =>
        spec.Given([.. member, new ProbationBegun(Any.Ada, runsOut)]).When(new GrantRole(Role.Coordinator))
            .ThenRefused(GrantRole.OnProbation);

    [Fact]
    public void A_mistaken_mark_is_taken_back_with_all_that_followed()
    {
        MembershipEvent[] marked = [.. helper, new MarkedMinor(Any.Ada), new RoleRevoked(Any.Ada, Role.Helper, null)];
        spec.Given(marked).When(new VoidMinorMark(words))
            .Then(new MinorMarkVoided(Any.Ada, words), seen, new RoleGranted(Any.Ada, Role.Helper)).AndOnlyOnce();
        var (before, after) = (helper.Aggregate(default(Membership), Membership.Evolve), marked
            .Concat([new MinorMarkVoided(Any.Ada, words), seen, new RoleGranted(Any.Ada, Role.Helper)])
            .Aggregate(default(Membership), Membership.Evolve));
        after.Should().BeEquivalentTo(before);
        spec.By(Any.ByCoordinator).Given(helper).When(new MarkMinor()).ThenRefused(MarkDeceased.ByASteward);
    }

    [Fact]
    public void Nobody_under_18_holds_a_role()
    {
        spec.Given([.. member, new MarkedMinor(Any.Ada)]).When(new GrantRole(Role.Auditor)).ThenRefused(GrantRole.UnderAge);
        spec.Given(helper).When(new MarkMinor()).Then(new MarkedMinor(Any.Ada), new RoleRevoked(Any.Ada, Role.Helper, null)).AndOnlyOnce();
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Steward)]).When(new MarkMinor()).ThenRefused(GrantRole.UnderAge);
        spec.Given([.. member, new MarkedMinor(Any.Ada)]).When(new ComeOfAge(words)).Then(new CameOfAge(Any.Ada, words)).AndOnlyOnce();
        spec.By(Any.ByAda).Given([.. member, new MarkedMinor(Any.Ada)]).When(new ComeOfAge(words)).ThenRefused(GrantRole.OwnRole);
        new Membership(Any.Ada) { MinorBy = [Any.Ada] }.MayHelp.Should().Be(GrantRole.UnderAge);
    }

    [Fact]
    public void A_role_is_taken_back_with_a_reason_and_given_back_without()
    {
        spec.Given(helper).When(new RevokeRole(Role.Helper, words)).Then(new RoleRevoked(Any.Ada, Role.Helper, words)).AndOnlyOnce();
        spec.Given(helper).When(new RevokeRole(Role.Steward, words)).ThenRefused(GrantRole.NotGivable);
        spec.By(Any.ByAda).Given(helper).When(new RevokeRole(Role.Helper, words)).ThenRefused(GrantRole.OwnRole);
        spec.By(Any.ByAda).Given(helper).When(new GiveUpRole(Role.Helper)).Then(new RoleRevoked(Any.Ada, Role.Helper, null)).AndOnlyOnce();
        spec.Given(helper).When(new GiveUpRole(Role.Helper)).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByAda).Given(helper).When(new GiveUpRole(Role.Member)).ThenRefused(GrantRole.NotGivable);
    }

    [Fact]
    public void Two_stewards_always_remain()
    {
        var (two, three) = (Community(Any.Ada, Any.Ben), Community(Any.Ada, Any.Ben, Any.Cleo));
        var ada = new Membership(Any.Ada, Standing.Member) { Roles = [Role.Person, Role.Member, Role.Steward] };
        var dev = new Membership(Any.Dev, Standing.Member);
        CommunityAgreements.StandDown(two, ada, null, false, Any.ByAda).ThenRefused(StandDown.SuccessionRequired);
        CommunityAgreements.StandDown(three, ada, null, false, Any.ByAda)
            .Then(new StewardStoodDown(here, Any.Ada), new RoleRevoked(Any.Ada, Role.Steward, null));
        CommunityAgreements.StandDown(two, ada, dev, true, Any.ByAda)
            .Then(new StewardAppointed(here, Any.Dev), new StewardStoodDown(here, Any.Ada), new RoleRevoked(Any.Ada, Role.Steward, null),
            new RoleGranted(Any.Dev, Role.Steward));
        CommunityAgreements.Leave(two, ada, Any.ByAda).ThenRefused(StandDown.SuccessionRequired);
        CommunityAgreements.Leave(two, dev, Any.ByDev).Then(new MemberLeft(Any.Dev));
    }

    [Fact]
    public void A_merged_record_is_no_steward_and_who_becomes_one_does_not_leave_by_an_earlier_wish()
    {
        var member = new Membership(Any.Ben, Standing.Member) { Roles = [Role.Person, Role.Member] };
        CommunityAgreements.AppointSteward(Community(Any.Ada), member with { MergedInto = Any.Dev }, true, bySteward)
            .ThenRefused(Membership.Merged);
        var leaving = member with { Asked = member.Asked.Add(PersonChange.Leave, new(Any.Now.AddDays(1), Any.Dev, Any.Cleo)) };
        CommunityAgreements.AppointSteward(Community(Any.Ada), leaving, true, bySteward).Then(new StewardAppointed(here, Any.Ben),
            new RoleGranted(Any.Ben, Role.Steward), new ChangeDropped(Any.Ben, PersonChange.Leave));
    }

    [Fact]
    public void A_steward_who_dies_leaves_a_community_that_owes_itself_another()
    {
        var ben = new Membership(Any.Ben, Standing.Member) { Roles = [Role.Person, Role.Member, Role.Steward] };
        StewardSuspended suspended = new(here, Any.Ben, bySteward.Actor.AsPerson, Any.Now.AddDays(28));
        CommunityAgreements.MarkDeceased(Community(Any.Ada, Any.Ben), ben, bySteward).Then(
            new MarkedDeceased(Any.Ben), suspended, new StewardSuccessionRequired(here));
        CommunityAgreements.MarkDeceased(Community(Any.Ada, Any.Ben, Any.Cleo), ben, bySteward)
            .Then(new MarkedDeceased(Any.Ben), suspended);
        CommunityAgreements.MarkDeceased(Community(Any.Ada, Any.Ben), ben, Any.ByCoordinator).ThenRefused(MarkDeceased.ByASteward);
    }

    [Fact]
    public void A_steward_who_lives_after_all_is_one_as_before()
    {
        var ben = new Membership(Any.Ben, Standing.Deceased) { Roles = [Role.Person, Role.Member, Role.Steward], Before = Standing.Member };
        var suspended = Community(Any.Ada, Any.Ben) with { Suspended = Resting(Any.Ben) };
        CommunityAgreements.VoidDeceased(suspended, ben, words, Any.ByCoordinator).ThenRefused(MarkDeceased.ByASteward);
        CommunityAgreements.VoidDeceased(suspended, ben, words, Any.By(Any.Ada, Role.Member, Role.Steward))
            .Then(new DeceasedMarkVoided(Any.Ben, words), new StewardRestored(here, Any.Ben));
        CommunityAgreements.ContestDeceased(suspended, ben, Any.ByBen)
            .Then(new DeceasedMarkVoided(Any.Ben), new StewardRestored(here, Any.Ben));
        CommunityAgreements.ContestDeceased(suspended, ben, bySteward).ThenRefused(Circumstances.NotYours);
        ben.RolesAt(Any.Now).Should().BeEquivalentTo([Role.Person], "all else rests until they say that they live");
        Membership.Evolve(ben, new DeceasedMarkVoided(Any.Ben, words)).RolesAt(Any.Now).Should().Contain(Role.Steward);
    }

    private static ImmutableDictionary<PersonId, NotedDeath> Resting(params PersonId[] stewards) =>
        stewards.ToImmutableDictionary(s => s, _ => new NotedDeath(null, null));

    [Fact]
    public void An_operator_makes_a_member_steward()
    {
        var cleo = new Membership(Any.Cleo, Standing.Member) { Roles = [Role.Person, Role.Member] };
        var lost = Community(Any.Ada, Any.Ben) with { Suspended = Resting(Any.Ada, Any.Ben), IsInSuccession = true };
        CommunityAgreements.Recover(lost, cleo, words, Any.BySystem)
            .Then(new StewardshipRecovered(here, Any.Cleo, words), new RoleGranted(Any.Cleo, Role.Steward));
        CommunityAgreements.Recover(lost, cleo with { Standing = Standing.Known }, words, Any.BySystem)
            .ThenRefused(GrantRole.NotAMember);
    }

    private static Community Community(params PersonId[] stewards) =>
        new(here, "calder-larder", "Calder Larder", Any.Zone, Any.Charter, [.. stewards]);
}
