using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.People;

public class ComingAndGoing
{
    private static readonly MembershipEvent[] known = [new PersonRecorded(Any.Ada)];
    private static readonly MembershipEvent[] member = [.. known, new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada)];
    private static readonly Personal words = Any.Words(Any.Ada);
    private static readonly DateTimeOffset until = Any.On(3, 9).Instant;

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.ByAda);

    [Fact]
    public void A_member_takes_a_break_and_comes_back()
    {
        spec.Given(member).When(new StartBreak(until)).Then(new BreakStarted(Any.Ada, until)).AndOnlyOnce();
        spec.Given([.. member, new BreakStarted(Any.Ada, null)]).When(new EndBreak()).Then(new BreakEnded(Any.Ada)).AndOnlyOnce();
    }

    [Fact]
    public void A_break_ends_by_itself()
    {
        MembershipEvent[] resting = [.. member, new BreakStarted(Any.Ada, until)];
        spec.By(Passed.At(until)).Given(resting).When(Passed.Of(MembershipDeadlines.BreakEnds)).Then(new BreakEnded(Any.Ada)).AndOnlyOnce();
        spec.By(Passed.At(until.AddTicks(-1))).Given(resting).When(Passed.Of(MembershipDeadlines.BreakEnds)).ThenNothing();
        spec.By(Passed.At(until, now: until.AddTicks(-1))).Given(resting).When(Passed.Of(MembershipDeadlines.BreakEnds)).ThenNothing();
    }

    [Fact]
    public void A_break_that_passed_is_over_before_that_is_recorded()
    {
        var resting = spec.By(Any.ByAda with { Now = until }).Given([.. member, new BreakStarted(Any.Ada, until)]);
        resting.When(new EndBreak()).ThenNothing();
        resting.When(new StartBreak(until.AddDays(1))).Then(new BreakStarted(Any.Ada, until.AddDays(1)));
        var request = new Request(Any.Id<RequestId>(1), Any.Ben, Category.Lift, Any.Seats(1), null);
        var offer = new Offer(Any.Id<OfferId>(1), Any.Ada, Category.Lift, Any.Seats(1), null);
        Agreement Proposing(DateTimeOffset now) => MatchAgreements.Propose(
            Any.Id<MatchId>(1), Any.Seats(1), request, offer, new(Any.Ben), resting.State!,
            Any.ByCoordinator with { Now = now, OccurredAt = now });
        Proposing(until.AddTicks(-1)).ThenRefused(StartBreak.OnBreak);
        Proposing(until).Facts.Should().ContainSingle();
    }

    [Fact]
    public void Some_breaks_are_none()
    {
        spec.Given(member).When(new StartBreak(Any.Now)).ThenRefused(StartBreak.EndsBefore);
        spec.Given(known).When(new StartBreak(null)).ThenRefused(GrantRole.NotAMember);
        spec.Given([.. member, new ProbationBegun(Any.Ada, until)]).When(new StartBreak(null)).ThenRefused(GrantRole.OnProbation);
        spec.By(Any.ByBen).Given(member).When(new StartBreak(null)).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByBen).Given(member).When(new EndBreak()).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Leaving_is_free_and_takes_the_roles_along()
    {
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Helper)]).When(new LeaveCommunity()).Then(new MemberLeft(Any.Ada))
            .AndOnlyOnce();
        member.Append(new MemberLeft(Any.Ada)).Aggregate(default(Membership), Membership.Evolve)!.Roles.Should().Equal(Role.Person);
        spec.Given(known).When(new LeaveCommunity()).ThenRefused(GrantRole.NotAMember);
        spec.By(Any.ByBen).Given(member).When(new LeaveCommunity()).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given([.. member, new MarkedDeceased(Any.Ada)]).When(new LeaveCommunity())
            .ThenRefused(Membership.Gone);
    }

    [Fact]
    public void Somebody_who_has_died_holds_nothing_and_a_mistake_is_taken_back()
    {
        spec.By(Any.ByCoordinator).Given(member).When(new MarkDeceased()).Then(new MarkedDeceased(Any.Ada)).AndOnlyOnce();
        spec.Given(member).When(new MarkDeceased()).ThenRefused(GrantRole.OwnRole);
        var dead = member.Append(new MarkedDeceased(Any.Ada)).ToArray();
        dead.Aggregate(default(Membership), Membership.Evolve)!.RolesAt(Any.Now).Should().BeEquivalentTo([Role.Person]);
        spec.By(Any.ByCoordinator).Given(dead).When(new VoidDeceasedMark(words)).Then(new DeceasedMarkVoided(Any.Ada, words)).AndOnlyOnce();
        dead.Append(new DeceasedMarkVoided(Any.Ada)).Aggregate(default(Membership), Membership.Evolve).Should()
            .BeEquivalentTo(member.Aggregate(default(Membership), Membership.Evolve));
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(member).When(new MarkDeceased()).ThenRefused(Circumstances.NotConcerned);
        MembershipEvent[] helper = [.. member, new RoleGranted(Any.Ada, Role.Helper)];
        spec.By(Any.ByCoordinator).Given(helper).When(new MarkDeceased()).ThenRefused(Domain.People.MarkDeceased.ByASteward);
        spec.By(Any.By(Any.Ben, Role.Member, Role.Steward)).Given(helper).When(new MarkDeceased()).Then(new MarkedDeceased(Any.Ada));
    }

    [Fact]
    public void Somebody_at_risk_keeps_where_they_live_to_themself()
    {
        spec.Given(known).When(new RestrictAddress()).Then(new AddressRestricted(Any.Ada)).AndOnlyOnce();
        var lifting = new ChangeAsked(Any.Ada, PersonChange.LiftAddress, Any.Now.AddDays(1), null);
        spec.Given([.. known, new AddressRestricted(Any.Ada)]).When(new LiftAddressRestriction()).Then(lifting).AndOnlyOnce();
        spec.Given([.. known, new AddressRestricted(Any.Ada), lifting]).When(new RestrictAddress())
            .Then(new ChangeDropped(Any.Ada, PersonChange.LiftAddress));
        spec.By(Any.ByCoordinator).Given(known).When(new LiftAddressRestriction()).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByBen).Given(known).When(new RestrictAddress()).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Nothing_new_is_asked_of_who_takes_a_break_has_left_is_too_young_or_lacks_the_evidence()
    {
        var request = new Request(Any.Id<RequestId>(1), Any.Ben, Category.Lift, Any.Seats(1), null);
        var offer = new Offer(Any.Id<OfferId>(1), Any.Ada, Category.Lift, Any.Seats(1), null);
        var (ada, ben) = (new Membership(Any.Ada, Standing.Member), new Membership(Any.Ben));
        Circumstances helpersOnly = Any.ByCoordinator.Under(new Clause(Any.Clause, "helper-categories", Codes: ["lift"]));

        Proposing(ada with { Standing = Standing.OnBreak }, ben).ThenRefused(StartBreak.OnBreak);
        Proposing(ada with { Standing = Standing.Left }, ben).ThenRefused(GrantRole.NotAMember);
        Proposing(ada with { MinorBy = [Any.Ada] }, ben).ThenRefused(GrantRole.UnderAge);
        Proposing(ada, ben with { Standing = Standing.Deceased }).ThenRefused(Membership.Gone);
        Proposing(ada, ben, helpersOnly).ThenRefused(MatchAgreements.NotAHelper);
        var helper = ada with { Roles = ada.Roles.Add(Role.Helper) };
        Proposing(helper, ben, helpersOnly).Facts.Should().ContainSingle();
        var ranOut = new Vetting(VettingLevel.DbsBasic, Any.Ben, new(2026, 2, 1), Any.Now.AddMinutes(-1));
        var lapsed = helper with { Vettings = helper.Vettings.Add(Role.Helper, ranOut) };
        Proposing(lapsed, ben, helpersOnly).ThenRefused(MatchAgreements.NotAHelper);

        Agreement Proposing(Membership helper, Membership person, Circumstances? at = null) =>
            MatchAgreements.Propose(Any.Id<MatchId>(1), Any.Seats(1), request, offer, person, helper, at ?? Any.ByCoordinator);
    }

    [Fact]
    public void For_somebody_under_18_who_is_responsible_says_yes()
    {
        var request = new Request(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Parcels(1), null);
        var offer = new Offer(Any.Id<OfferId>(1), Any.Ben, Category.Food, Any.Parcels(1), null);
        var match = new Match(Any.Id<MatchId>(1), request.Id, Any.Ada, offer.Id, Any.Ben, Any.Parcels(1));
        var (ada, ben) = (new Membership(Any.Ada) { MinorBy = [Any.Ada] }, new Membership(Any.Ben, Standing.Member));
        MatchAgreements.Accept(Side.Person, match, request, offer, (ada, null), (ben, null), Any.ByAda)
            .ThenRefused(MatchAgreements.ForTheResponsible);
        MatchAgreements.Accept(Side.Person, match, request, offer, (ada, null), (ben, null),
            Any.ByCoordinator.For(Any.Ada, Authority.Parental)).Then(new MatchAccepted(match.Id, Side.Person));
    }
}
