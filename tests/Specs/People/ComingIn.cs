using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.People;

public class ComingIn
{
    private static readonly DateTimeOffset lasts = Any.On(3, 9).Instant;
    private static readonly MembershipEvent[] known = [new PersonRecorded(Any.Ada)];
    private static readonly MembershipEvent[] invited = [.. known, new PersonInvited(Any.Ada, lasts)];
    private static readonly MembershipEvent[] applied = [.. known, new MembershipApplied(Any.Ada)];
    private static readonly Clause byApplication = new(Any.Clause, "joining", Codes: ["application"]);
    private static readonly Clause probation = new(new("CL-1.2"), "probation-days", Number: 30, Unit: "days");
    private static readonly Personal words = Any.Words(Any.Ada);

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.By(Any.Ben, Role.Steward));
    private static Circumstances ByAda => Any.ByAda.Under(byApplication);

    [Fact]
    public void The_operator_links_a_sign_in_name_to_a_living_person_and_nobody_else_does()
    {
        var record = new PersonRecorded(Any.Ada);
        spec.By(Any.BySystem).Given(record).When(new LinkSignIn()).Then(new SignInLinked(Any.Ada));
        spec.By(Any.ByCoordinator).Given(record).When(new LinkSignIn()).ThenRefused(Circumstances.NotYours);
        spec.By(Any.BySystem).Given(record, new MarkedDeceased(Any.Ada)).When(new LinkSignIn()).ThenRefused(Membership.Gone);
    }

    [Fact]
    public void Somebody_known_is_invited() =>
        spec.Given(known).When(new InvitePerson(false)).Then(new PersonInvited(Any.Ada, lasts, Any.Ben)).AndOnlyOnce();

    [Fact]
    public void Who_is_invited_need_not_ask() =>
        spec.By(ByAda).Given(invited).When(new JoinCommunity(Any.Ada)).Then(new MembershipAccepted(Any.Ada)).AndOnlyOnce();

    [Fact]
    public void An_invitation_ends() =>
        spec.By(ByAda with { Now = lasts, OccurredAt = lasts }).Given(invited).When(new JoinCommunity(Any.Ada))
            .Then(new MembershipApplied(Any.Ada));

    [Fact]
    public void Nobody_invites_in_the_name_of_a_third() =>
        spec.By(Any.ByBen.For(Any.Dev)).Given(known).When(new InvitePerson(false)).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void A_member_is_not_invited_again() =>
        spec.Given([.. applied, new MembershipAccepted(Any.Ada)]).When(new InvitePerson(false)).ThenNothing();

    [Fact]
    public void Who_has_asked_to_join_is_taken_in_or_not_rather_than_invited() =>
        spec.Given(applied).When(new InvitePerson(false)).ThenRefused(InvitePerson.HasApplied);

    [Fact]
    public void Who_was_declined_is_invited_by_a_steward_alone()
    {
        MembershipEvent[] declined = [.. applied, new MembershipDeclined(Any.Ada, Any.Words(Any.Ada))];
        MembershipEvent[] hidden = [.. known, new AddressRestricted(Any.Ada)];
        spec.By(Any.ByCoordinator).Given(hidden).When(new InvitePerson(false)).ThenRefused(InvitePerson.OfProtected);
        spec.By(Any.By(Any.Ben, Role.Member, Role.Steward)).Given(hidden).When(new InvitePerson(false))
            .Then(new PersonInvited(Any.Ada, lasts, Any.Ben));
        spec.By(Any.ByCoordinator).Given(declined).When(new InvitePerson(false)).ThenRefused(InvitePerson.WasDeclined);
        spec.By(Any.By(Any.Ben, Role.Member, Role.Steward)).Given(declined).When(new InvitePerson(false))
            .Then(new PersonInvited(Any.Ada, lasts, Any.Ben));
    }

    [Fact]
    public void An_applicant_is_asked_and_answers()
    {
        spec.Given(applied).When(new AskApplicant(words)).Then(new ApplicationQuestionAsked(Any.Ada, words));
        spec.By(ByAda).Given(applied).When(new AnswerQuestion(words)).Then(new ApplicationQuestionAnswered(Any.Ada, words));
        spec.Given(known).When(new AskApplicant(words)).ThenRefused(AcceptMember.NotApplied);
        spec.By(ByAda).Given(known).When(new AnswerQuestion(words)).ThenRefused(AcceptMember.NotApplied);
    }

    [Fact]
    public void An_applicant_is_declined_with_a_reason_and_may_ask_again()
    {
        spec.Given(applied).When(new DeclineApplicant(words)).Then(new MembershipDeclined(Any.Ada, words)).AndOnlyOnce();
        spec.By(ByAda).Given([.. applied, new MembershipDeclined(Any.Ada, words)]).When(new JoinCommunity(Any.Ada))
            .Then(new MembershipApplied(Any.Ada));
    }

    [Fact]
    public void Where_the_charter_says_so_a_member_begins_on_probation()
    {
        var until = Any.On(4, 1).Instant;
        spec.By(Any.By(Any.Ben, Role.Steward).Under(probation)).Given(applied).When(new AcceptMember())
            .Then(new MembershipAccepted(Any.Ada), new ProbationBegun(Any.Ada, until)).Under("CL-1.2").AndOnlyOnce();
        spec.By(Any.ByAda.Under(probation)).Given().When(new JoinCommunity(Any.Ada))
            .Then(new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada),
            new ProbationBegun(Any.Ada, until)).Under("FLOOR", "CL-1.2");
    }

    [Fact]
    public void A_probation_ends_early_by_a_steward_and_else_by_itself()
    {
        MembershipEvent[] probing = [.. applied, new MembershipAccepted(Any.Ada), new ProbationBegun(Any.Ada, Any.Now.AddDays(1))];
        spec.Given(probing).When(new CompleteProbation()).Then(new ProbationCompleted(Any.Ada)).AndOnlyOnce();
        spec.By(Any.ByAda).Given(probing).When(new CompleteProbation()).ThenRefused(GrantRole.OwnRole);
        spec.Given(known).When(new CompleteProbation()).ThenRefused(GrantRole.NotAMember);
        spec.By(Passed.At(Any.Now)).Given(probing).When(Passed.Of(MembershipDeadlines.ProbationEnds)).ThenNothing();
        spec.By(Passed.At(Any.Now.AddDays(1))).Given(probing).When(Passed.Of(MembershipDeadlines.ProbationEnds))
            .Then(new ProbationCompleted(Any.Ada)).AndOnlyOnce();
    }

    [Fact]
    public void A_probation_that_passed_is_over_before_that_is_recorded_and_is_recorded_afterwards_as_well()
    {
        var ends = Any.Now.AddDays(1);
        MembershipEvent[] probing = [.. applied, new MembershipAccepted(Any.Ada), new ProbationBegun(Any.Ada, ends)];
        spec.By(spec.At with { Now = ends }).Given(probing).When(new GrantRole(Role.Auditor)).Then(new RoleGranted(Any.Ada, Role.Auditor));
        spec.By(spec.At with { Now = ends }).Given(probing).When(new CompleteProbation()).ThenNothing();
        var rests = new BreakStarted(Any.Ada, ends.AddDays(2));
        spec.By(Any.ByAda with { Now = ends }).Given(probing).When(new StartBreak(rests.Until)).Then(rests);
        spec.By(Passed.At(ends)).Given([.. probing, rests]).When(Passed.Of(MembershipDeadlines.ProbationEnds))
            .Then(new ProbationCompleted(Any.Ada)).AndOnlyOnce();
        MembershipEvent[] history = [.. probing, rests, new ProbationCompleted(Any.Ada)];
        history.Aggregate(default(Membership), Membership.Evolve)!
            .Should().Match<Membership>(m => m.Standing == Standing.OnBreak && m.Until == rests.Until);
    }

    [Fact]
    public void An_invitation_ends_by_itself_and_whoever_was_invited_stands_where_they_stood()
    {
        spec.By(Passed.At(lasts)).Given(invited).When(Passed.Of(MembershipDeadlines.InvitationEnds))
            .Then(new InvitationEnded(Any.Ada)).AndOnlyOnce();
        StandingOf([.. invited, new InvitationEnded(Any.Ada)]).Should().Be(Standing.Known);
        StandingOf([.. applied, new PersonInvited(Any.Ada, lasts), new PersonInvited(Any.Ada, lasts), new InvitationEnded(Any.Ada)])
            .Should().Be(Standing.Applied);
        var over = spec.By(spec.At with { Now = lasts }).Given(invited);
        over.When(new InvitePerson(false)).Then(new PersonInvited(Any.Ada, Any.On(3, 17).Instant, Any.Ben));
        spec.By(Any.ByAda with { Now = lasts }).Given(invited).When(new LeaveCommunity()).ThenRefused(GrantRole.NotAMember);
        spec.By(spec.At with { Now = lasts }).Given([.. applied, new PersonInvited(Any.Ada, lasts)]).When(new AcceptMember())
            .Then(new MembershipAccepted(Any.Ada));

        static Standing StandingOf(MembershipEvent[] happened) => happened.Aggregate(default(Membership), Membership.Evolve)!.Standing;
    }

    [Fact]
    public void Nothing_passes_for_who_has_died_until_that_turns_out_to_be_a_mistake()
    {
        MembershipEvent[] probing =
            [.. applied, new MembershipAccepted(Any.Ada), new ProbationBegun(Any.Ada, lasts), new MarkedDeceased(Any.Ada)];
        spec.By(Passed.At(lasts)).Given(probing).When(Passed.Of(MembershipDeadlines.ProbationEnds)).ThenNothing();
        spec.By(Passed.At(lasts)).Given([.. probing, new DeceasedMarkVoided(Any.Ada)]).When(Passed.Of(MembershipDeadlines.ProbationEnds))
            .Then(new ProbationCompleted(Any.Ada));
    }

    [Fact]
    public void Contact_is_changed_by_the_person_and_by_who_speaks_for_them()
    {
        string[] phone = ["phone"];
        spec.By(Any.ByAda).Given(known).When(new ChangeContact(phone)).Then(new ContactGiven(Any.Ada, phone));
        spec.By(Any.ByBen).Given(known).When(new ChangeContact(phone)).ThenRefused(Circumstances.NotYours);
    }

    /// <summary>An unmet need is followed up: whoever was turned away is known, and can read what became of it.</summary>
    [Fact]
    public void Who_is_new_and_is_turned_away_is_known_all_the_same()
    {
        var elsewhere = new RaiseRequest(Any.Id<RequestId>(1), Any.Ada, Category.Food, words, Any.Parcels(1), Any.Ward, null);
        var at = Any.ByAda with { Charter = new(1, [new(new("area"), "wards", Codes: ["E05001385"])]) };

        var asked = FirstRequest.Ask(null, elsewhere, at);
        asked.Refused.Should().Be(RaiseRequest.OutOfArea.Under(new("area")));
        asked.Facts.Select(f => f.Event.GetType()).Should().Contain(typeof(RequestDeclined)).And.HaveCountGreaterThan(1);
        asked.Facts[0].Event.Should().BeAssignableTo<MembershipEvent>();
    }

    [Fact]
    public void Nothing_new_is_begun_for_who_has_died_or_whose_record_is_not_used()
    {
        var (dead, merged) = (new Membership(Any.Ada, Standing.Deceased), new Membership(Any.Ada) { MergedInto = Any.Dev });
        var raising = new RaiseRequest(Any.Id<RequestId>(1), Any.Ada, Category.Food, words, Any.Parcels(1), Any.Ward, null);
        FirstRequest.Ask(dead, raising, Any.ByAda).ThenRefused(Membership.Gone);
        TakeDown.Request(merged, raising, Any.ByCoordinator.For(Any.Ada)).ThenRefused(Membership.Merged);
        BookingAgreements.Book(Any.Id<BookingId>(1), Any.Ada, dead, new(Any.Id<SessionId>(1), Any.On(3, 5, 10), 60, Any.Seats(3)), null,
            Any.ByCoordinator.For(Any.Ada)).ThenRefused(Membership.Gone);
    }
}
