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
    private static readonly Membership ada = Of(new PersonRecorded(Any.Ada));
    private static readonly Membership child = Of(new PersonRecorded(Any.Ada), new MarkedMinor(Any.Ada));
    private static readonly RequestWithdrawn withdrawn = new(new(request), null);
    private static readonly Agreement agreed = Agreement.Nothing.And<RequestEvent>(request, [withdrawn]);

    private readonly Spec<Review, ReviewEvent> spec = new(Review.Stream, Any.By(Any.Dev, Role.Member, Role.Coordinator));

    [Fact]
    public void What_is_done_in_an_emergency_is_done_and_reviewed_within_the_days_of_the_charter()
    {
        var urgent = forAda with { Authority = Authority.Emergency };
        OpenReview.After(Act(ada), urgent).Then(withdrawn, Opened(ReviewCause.Emergency));
        var twoDays = new Clause(Any.Clause, "review-days", 2);
        OpenReview.After(Act(ada), urgent.Under(twoDays))
            .Then(withdrawn, Opened(ReviewCause.Emergency) with { Due = Any.Now.AddDays(2) });
        OpenReview.After(Act(ada), forAda).Then(withdrawn);
        OpenReview.After(Act(null), Any.ByCoordinator).Then(withdrawn);
    }

    [Fact]
    public void What_is_done_for_a_child_without_a_parent_is_done_and_reviewed()
    {
        OpenReview.After(Act(child), forAda).Then(withdrawn, Opened(ReviewCause.Child));
        OpenReview.After(Act(child), forAda with { Authority = Authority.Parental }).Then(withdrawn, Opened(ReviewCause.Child));
        var shown = new AuthoritySeen(Any.Ada, Authority.Parental, Any.Dev, Any.Ben, new(2026, 3, 2), Any.Now.AddYears(1));
        OpenReview.After(Act(Membership.Evolve(child, shown)), forAda with { Authority = Authority.Parental }).Then(withdrawn);
        OpenReview.After(Act(child), Any.ByAda).Then(withdrawn);
    }

    [Fact]
    public void What_came_before_something_on_record_has_no_effect_and_is_kept_for_a_review()
    {
        var late = forAda with { OccurredAt = Any.Now.AddHours(-2) };
        OpenReview.After(Act(ada, last: Any.Now.AddHours(-1)), late).ThenRefused(OpenReview.Contradicts, Opened(ReviewCause.LateEntry));
        OpenReview.After(Act(ada, last: Any.Now.AddHours(-3)), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: null), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: late.OccurredAt.AddSeconds(59)), late).Then(withdrawn);
        OpenReview.After(Act(ada, last: Any.Now.AddHours(1)), forAda).Then(withdrawn);
        OpenReview.After(Act(null, SpokenFor.Never, Any.Now.AddHours(-1)), late).ThenRefused(OpenReview.CameBefore);
    }

    [Fact]
    public void What_the_rules_refuse_now_may_have_been_right_at_its_time()
    {
        var late = forAda with { OccurredAt = Any.Now.AddHours(-2) };
        var over = Act(ada, last: Any.Now.AddHours(-1)) with { Agreed = PromiseToRequest.Over };
        OpenReview.After(over, late).ThenRefused(OpenReview.Contradicts, Opened(ReviewCause.LateEntry));
        OpenReview.After(over, forAda).ThenRefused(PromiseToRequest.Over);
        OpenReview.After(over with { Agreed = Circumstances.NotYours }, late).ThenRefused(Circumstances.NotYours);
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
        spec.Given(opened, new ReviewClosed(id, Any.Ben, ReviewFinding.Wrong, null)).When(found).ThenRefused(CloseReview.AlreadyClosed);
    }

    private static Act Act(Membership? named, SpokenFor spokenFor = SpokenFor.ByWord, DateTimeOffset? last = null) =>
        new(id, "end-request", spokenFor, named, agreed, [new("request", new(request), last)]);

    private static ReviewOpened Opened(ReviewCause cause) =>
        new(id, cause, "end-request", "request", new(request), Any.Cleo, Any.Ada, Any.Now.AddDays(7));

    private static Membership Of(params MembershipEvent[] facts) => facts.Aggregate(default(Membership), Membership.Evolve)!;
}
