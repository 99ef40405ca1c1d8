using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class PromisingToARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly MatchId first = Any.Id<MatchId>(1), second = Any.Id<MatchId>(2);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestMatched matched = new(id, first, Any.Parcels(4));

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    [Fact]
    public void A_part_of_it_is_promised() =>
        spec.Given(raised).When(new PromiseToRequest(first, Any.Parcels(4))).Then(matched).AndOnlyOnce();

    [Fact]
    public void What_is_still_open_is_promised_by_another() =>
        spec.Given(raised, matched).When(new PromiseToRequest(second, Any.Parcels(6))).Then(new RequestMatched(id, second, Any.Parcels(6)));

    [Fact]
    public void Nothing_is_promised_twice() =>
        spec.Given(raised, matched).When(new PromiseToRequest(second, Any.Parcels(7))).ThenRefused(PromiseToRequest.NotThatMuchOpen);

    [Fact]
    public void What_was_given_is_not_promised_again() =>
        spec.Given(raised, new RequestPartlyFulfilled(id, Any.Parcels(3), null, null)).When(new PromiseToRequest(second, Any.Parcels(8)))
            .ThenRefused(PromiseToRequest.NotThatMuchOpen);

    [Fact]
    public void Seats_are_no_parcels() =>
        spec.Given(raised).When(new PromiseToRequest(first, Any.Seats(4))).ThenRefused(PromiseToRequest.OtherUnit);

    [Fact]
    public void Nothing_is_no_promise() =>
        spec.Given(raised).When(new PromiseToRequest(first, Any.Parcels(0))).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void What_is_over_is_promised_nothing() =>
        spec.Given(raised, new RequestWithdrawn(id, null)).When(new PromiseToRequest(first, Any.Parcels(1)))
            .ThenRefused(PromiseToRequest.Over);

    [Fact]
    public void What_falls_through_is_open_again() =>
        spec.Given(raised, matched).When(new ReleaseRequest(first)).Then(new RequestReleased(id, first, Any.Parcels(4))).AndOnlyOnce();

    [Fact]
    public void What_falls_through_keeps_its_original_date()
    {
        var due = Any.On(3, 5, 10);
        new RequestEvent[] { raised with { NeededBy = due }, matched,
            new RequestReleased(id, first, Any.Parcels(4)) }.Aggregate(default(Request), Request.Evolve)!
            .Should().Match<Request>(r => r.NeededBy == due && r.Open == Any.Parcels(10));
    }

    [Fact]
    public void What_was_never_promised_cannot_fall_through() => spec.Given(raised, matched).When(new ReleaseRequest(second)).ThenNothing();
}
