using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class HandingARequestOn
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestMatched matched = new(id, Any.Id<MatchId>(1), Any.Parcels(4));
    private static readonly Request first = new(Any.Id<RequestId>(2), Any.Ada, Category.Food, Any.Parcels(10), null);
    private static readonly RequestReferredOut referred = new(id, Any.Words(Any.Ada), true);
    private static readonly RequestClosedAsDuplicate duplicate = new(id, first.Id);
    private static readonly ReferOut refer = new(Any.Words(Any.Ada), true);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByCoordinator);

    [Fact]
    public void Somebody_outside_looks_after_it()
    {
        var (byWord, kept) = (spec.By(Any.ByCoordinator.For(Any.Ada)), refer with { MayBeContacted = false });
        byWord.Given(raised).When(refer).Then(referred).AndOnlyOnce();
        spec.Given(raised).When(kept).Then(referred with { MayBeContacted = false }).AndOnlyOnce();
        spec.Given(raised).When(refer).ThenRefused(Circumstances.NotYours);
        byWord.Given(raised, matched).When(refer).ThenRefused(CloseAsUnmet.StillPromised);
        byWord.Given(raised, duplicate).When(refer).ThenRefused(PromiseToRequest.Over);
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(raised).When(refer).ThenRefused(Circumstances.NotConcerned);
        Request.Evolve(Request.Evolve(null, raised), referred).Outcome.Should().Be(RequestOutcome.ReferredOut);
    }

    [Fact]
    public void Another_request_asks_for_the_same()
    {
        spec.Given(raised).When(new CloseAsDuplicate(first)).Then(duplicate).AndOnlyOnce();
        var closed = Request.Evolve(Request.Evolve(null, raised), duplicate);
        (closed.Outcome, closed.Original).Should().Be((RequestOutcome.Duplicate, first.Id));
    }

    [Fact]
    public void What_is_held_for_a_duplicate_is_moved_or_ended_first()
    {
        spec.Given(raised, matched).When(new CloseAsDuplicate(first)).ThenRefused(CloseAsUnmet.StillPromised);
        spec.Given(raised, new RequestBooked(id, Any.Id<SessionId>(1), Any.Id<BookingId>(1))).When(new CloseAsDuplicate(first))
            .ThenRefused(CloseAsUnmet.StillPromised);
        spec.Given(raised, new RequestPartlyFulfilled(id, Any.Parcels(1), Cause.NoStock, null)).When(new CloseAsDuplicate(first))
            .ThenRefused(CloseAsDuplicate.PartlyGiven);
    }

    [Fact]
    public void The_other_is_another_that_goes_on()
    {
        spec.Given(raised).When(new CloseAsDuplicate(first with { Id = id })).ThenRefused(CloseAsDuplicate.OfItself);
        spec.Given(raised).When(new CloseAsDuplicate(first with { Person = Any.Dev })).ThenRefused(CloseAsDuplicate.OfAnother);
        spec.Given(raised).When(new CloseAsDuplicate(first with { Category = Category.Company })).ThenRefused(CloseAsDuplicate.OfNone);
        foreach (var outcome in new[] { RequestOutcome.Duplicate, RequestOutcome.Declined, RequestOutcome.Withdrawn, RequestOutcome.Unmet })
            spec.Given(raised).When(new CloseAsDuplicate(first with { Outcome = outcome })).ThenRefused(CloseAsDuplicate.OfNone);
        spec.Given(raised, new RequestWithdrawn(id, null)).When(new CloseAsDuplicate(first)).ThenRefused(PromiseToRequest.Over);
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(raised).When(new CloseAsDuplicate(first)).ThenRefused(Circumstances.NotConcerned);
    }
}
