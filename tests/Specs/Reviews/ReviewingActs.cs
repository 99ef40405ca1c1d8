using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Domain.Reviews;

namespace Coordination.Specs.Reviews;

public class ReviewingActs
{
    private static readonly ReviewId id = Any.Id<ReviewId>(7);
    private static readonly Guid request = Any.Id<RequestId>(8).Value;
    private static readonly Circumstances forAda = Any.ByCoordinator.For(Any.Ada);
    private static readonly Circumstances late = forAda with { OccurredAt = Any.Now.AddHours(-2) };
    private static readonly Membership ada = Of(new PersonRecorded(Any.Ada));
    private static readonly Membership child = Of(new PersonRecorded(Any.Ada), new MarkedMinor(Any.Ada));
    private static readonly RequestWithdrawn withdrawn = new(new(request), null);
    private static readonly Agreement agreed = Agreement.Nothing.And<RequestEvent>(request, [withdrawn]);

    private readonly Spec<Review, ReviewEvent> spec = new(Review.Stream, Any.By(Any.Dev, Role.Member, Role.Coordinator));

    [Fact]
    public void What_is_done_in_an_emergency_is_done_and_reviewed_within_the_days_of_the_charter()
    {
        var urgent = forAda with { Authority = Authority.Emergency };
        OpenedBy(OpenReview.After(Act(ada), urgent)).Should().BeEquivalentTo(Opened(ReviewCause.Emergency));
        OpenedBy(OpenReview.After(Act(null), urgent)).Causes.Should().Equal([ReviewCause.Emergency], "there is no record of her yet");
        OpenedBy(OpenReview.After(Act(child), urgent)).Causes.Should().Equal(ReviewCause.Emergency, ReviewCause.Child);
        var twoDays = new Clause(Any.Clause, "review-days", 2);
        OpenedBy(OpenReview.After(Act(ada), urgent.Under(twoDays))).DueAt.Should().Be(Any.Now.AddDays(2));
        OpenReview.After(Act(ada), forAda).Then(withdrawn);
        OpenReview.After(Act(null), Any.ByCoordinator).Then(withdrawn);
    }

    [Fact]
    public void What_is_done_for_a_child_without_a_parent_is_done_and_reviewed()
    {
        OpenedBy(OpenReview.After(Act(child), forAda)).Should().BeEquivalentTo(Opened(ReviewCause.Child));
        OpenedBy(OpenReview.After(Act(child), forAda with { Authority = Authority.Parental })).Causes.Should().Equal(ReviewCause.Child);
        var shown = new AuthoritySeen(Any.Ada, Authority.Parental, Any.Dev, Any.Ben, new(2026, 3, 2), Any.Now.AddYears(1));
        OpenReview.After(Act(Membership.Evolve(child, shown)), forAda with { Authority = Authority.Parental }).Then(withdrawn);
        OpenReview.After(Act(child), Any.ByAda).Then(withdrawn);
        foreach (var unnoted in (Membership?[])[ada, null])
            OpenedBy(OpenReview.After(Act(unnoted), forAda with { Authority = Authority.Parental })).Causes.Should()
                .Equal([ReviewCause.Child], "whoever says that they are the parent speaks for a child");
    }

    [Fact]
    public void What_an_attorney_wants_whose_paper_nobody_has_seen_is_done_and_reviewed()
    {
        var attorney = forAda with { Authority = Authority.AttorneyOrDeputy };
        foreach (var named in (Membership?[])[ada, null])
            OpenedBy(OpenReview.After(Act(named), attorney)).Causes.Should().Equal(ReviewCause.AuthorityUnseen);
        var seen = new AuthoritySeen(Any.Ada, Authority.AttorneyOrDeputy, Any.Dev, Any.Ben, new(2026, 3, 2), Any.Now.AddYears(1));
        OpenReview.After(Act(Membership.Evolve(ada, seen)), attorney).Then(withdrawn);
        OpenReview.After(Act(ada), forAda with { Authority = Authority.WrittenConsent }).Then(withdrawn);
    }

    [Fact]
    public void What_came_before_something_on_record_has_no_effect_and_is_kept_once_for_a_review()
    {
        var later = Act(ada, last: Any.Now.AddHours(-1));
        var held = Held(OpenReview.After(later, late));
        held.Should().BeEquivalentTo(Opened(ReviewCause.LateEntry), same => same.Excluding(opened => opened.Review));
        Held(OpenReview.After(later with { Id = Guid.NewGuid() }, late)).Review.Should().Be(held.Review, "it is the same entry");
        Held(OpenReview.After(later, late with { OccurredAt = late.OccurredAt.AddSeconds(30) })).Review.Should()
            .Be(held.Review, "people say it to the minute");
        Held(OpenReview.After(later, late with { OccurredAt = Any.Now.AddHours(-3) })).Review.Should().NotBe(held.Review);

        OpenReview.After(Act(ada, last: Any.Now.AddHours(-3)), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: null), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: late.OccurredAt.AddSeconds(59)), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: Any.Now.AddHours(1)), forAda).Then(withdrawn);
        OpenReview.After(later with { Agreed = Agreement.Nothing }, late).Then();
    }

    [Fact]
    public void What_is_ones_own_or_protects_somebody_counts_as_of_now()
    {
        var later = Act(ada, last: Any.Now.AddHours(-1));
        OpenReview.After(later with { SpokenFor = SpokenFor.Never }, late).ThenRefused(OpenReview.CameBefore);
        OpenReview.After(later with { Agreed = Agreement.Nothing.And<MembershipEvent>(request, [new AddressRestricted(Any.Ada)]) }, late)
            .ThenRefused(OpenReview.CameBefore);
    }

    [Fact]
    public void What_the_rules_refuse_now_may_have_been_right_at_its_time()
    {
        var over = Act(ada, last: Any.Now.AddHours(-1)) with { Agreed = PromiseToRequest.Over };
        Held(OpenReview.After(over, late)).Causes.Should().Equal(ReviewCause.LateEntry);
        OpenReview.After(over, forAda).ThenRefused(PromiseToRequest.Over);
        OpenReview.After(over with { Agreed = Agreement.Nothing.And<MembershipEvent>(request, [new MarkedMinor(Any.Ada)]) }, late)
            .ThenRefused(OpenReview.CameBefore);
        OpenReview.After(over with { Agreed = Circumstances.NotYours }, late).ThenRefused(Circumstances.NotYours);
        OpenReview.After(over with { Agreed = PromiseToRequest.OtherUnit }, late).ThenRefused(PromiseToRequest.OtherUnit);
    }

    [Fact]
    public void What_happens_in_a_home_is_not_named_but_the_person_is()
    {
        var home = Act(ada) with { Things = [new("household", new(Guid.NewGuid()), true, null)] };
        var opened = OpenedBy(OpenReview.After(home, forAda with { Authority = Authority.Emergency }));
        (opened.ThingKind, opened.Thing.Value).Should().Be(("membership", Any.Ada.Value));
    }

    [Fact]
    public void Somebody_else_says_what_they_found()
    {
        var opened = Opened(ReviewCause.Emergency);
        var found = new CloseReview(ReviewFinding.InOrder, Any.Words(Any.Ada));
        spec.Given(opened).When(found).Then(new ReviewClosed(id, Any.Dev, ReviewFinding.InOrder, Any.Words(Any.Ada))).AndOnlyOnce();
        spec.By(Any.ByCoordinator).Given(opened).When(found).ThenRefused(CloseReview.OwnAct);
        spec.By(Any.By(Any.Ada, Role.Coordinator)).Given(opened).When(found).ThenRefused(CloseReview.OwnAct);
        spec.By(Any.By(Any.Dev, Role.Coordinator).For(Any.Ada)).Given(opened).When(found).ThenRefused(Circumstances.NotConcerned);
        spec.By(Any.By(Any.Dev, Role.Coordinator) with { OccurredAt = Any.Now.AddMinutes(-5) }).Given(opened).When(found)
            .ThenRefused(Circumstances.OnlyNow);
        spec.Given(opened with { ActedBy = null, LetInBy = Any.Dev }).When(found).ThenRefused(CloseReview.OwnAct);
        spec.Given(opened, new ReviewClosed(id, Any.Ben, ReviewFinding.InOrder, null)).When(found).ThenRefused(CloseReview.AlreadyClosed);
    }

    private static ReviewOpened OpenedBy(Agreement agreement)
    {
        agreement.Refused.Should().BeNull();
        agreement.Facts.Select(f => f.Event).Should().HaveCount(2).And.StartWith(withdrawn);
        return agreement.Facts[1].Event.Should().BeOfType<ReviewOpened>().Which;
    }

    private static ReviewOpened Held(Agreement agreement)
    {
        agreement.Refused.Should().Be(OpenReview.Contradicts);
        agreement.IsHeld.Should().BeTrue();
        return agreement.Facts.Should().ContainSingle().Which.Event.Should().BeOfType<ReviewOpened>().Which;
    }

    private static AgreedCommand Act(Membership? named, SpokenFor spokenFor = SpokenFor.ByWord, DateTimeOffset? last = null) =>
        new(id.Value, "withdrawRequest", spokenFor, named, agreed, [new("request", new(request), false, last)]);

    private static ReviewOpened Opened(ReviewCause cause) =>
        new(id, [cause], "withdrawRequest", "request", new(request), Any.Cleo, Any.Ada, Any.Now.AddDays(7));

    private static Membership Of(params MembershipEvent[] facts) => facts.Aggregate(default(Membership), Membership.Evolve)!;
}
