using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class ReopeningARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestPartlyFulfilled some = new(id, Any.Parcels(4), Cause.NoStock, null);
    private static readonly RequestReopened reopened = new(id, ReopeningReason.StillNeeded);
    private static readonly ReopenRequest command = new(Any.Now, ReopeningReason.StillNeeded);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    public static TheoryData<RequestEvent> Ends { get; } =
        [new RequestWithdrawn(id, null), new RequestUnmet(id, Cause.NoStock), new RequestResolvedElsewhere(id),
            new RequestReferredOut(id, Any.Words(Any.Ada), false), new RequestClosedAsDuplicate(id, Any.Id<RequestId>(2))];

    [Theory]
    [MemberData(nameof(Ends))]
    public void What_had_ended_is_open_again(RequestEvent end)
    {
        spec.Given(raised, end).When(command).Then(reopened).AndOnlyOnce();
        var after = new[] { raised, end, reopened }.Aggregate(default(Request), Request.Evolve)!;
        (after.Outcome, after.Open.Amount, after.Cause, after.Original).Should().Be((null, 10, null, null));
    }

    [Fact]
    public void What_was_given_stays_given() =>
        (new RequestEvent[] { raised, some, new RequestRemainderClosed(id, Any.Parcels(6), Cause.NoStock), reopened }
            .Aggregate(default(Request), Request.Evolve) is { Outcome: null, Given.Amount: 4, Open.Amount: 6 }).Should().BeTrue();

    [Fact]
    public void It_is_possible_for_28_days()
    {
        var last = Any.Now.AddDays(28);
        spec.By(Any.ByAda with { Now = last, OccurredAt = last }).Given(raised, new RequestWithdrawn(id, null)).When(command)
            .Then(reopened);
        spec.By(Any.ByAda with { Now = last.AddSeconds(1), OccurredAt = last.AddSeconds(1) }).Given(raised, new RequestWithdrawn(id, null))
            .When(command).ThenRefused(ReopenRequest.EndedLongAgo);
    }

    [Fact]
    public void What_was_given_in_whole_is_corrected_first() =>
        spec.Given(raised, new RequestFulfilled(id, Any.Parcels(10), null)).When(command).ThenRefused(ReopenRequest.AllWasGiven);

    [Fact]
    public void What_was_not_taken_on_is_asked_anew() =>
        spec.Given(new RequestDeclined(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(1), Any.Ward, null, Cause.OutOfArea))
            .When(command).ThenRefused(ReopenRequest.NotTakenOn);

    [Fact]
    public void Coordinators_open_it_too_and_nobody_else()
    {
        spec.By(Any.ByCoordinator).Given(raised, new RequestWithdrawn(id, null)).When(command).Then(reopened);
        spec.By(Any.ByBen).Given(raised, new RequestWithdrawn(id, null)).When(command).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Only_for_somebody_who_may_ask_now()
    {
        var ended = new RequestEvent[] { raised, new RequestWithdrawn(id, null) }.Aggregate(default(Request), Request.Evolve)!;
        ReopeningAgreements.Reopen(command, ended, new(Any.Ada), Any.ByAda).Then(reopened);
        ReopeningAgreements.Reopen(command, ended, new(Any.Ada) { Standing = Standing.Deceased }, Any.ByCoordinator).Refused.Should()
            .NotBeNull();
    }
}
