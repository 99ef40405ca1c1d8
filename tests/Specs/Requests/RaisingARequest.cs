using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class RaisingARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RaiseRequest raising =
        new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, Any.On(3, 5, 10));
    private static readonly RequestRaised raised =
        new(id, Any.Ada, Category.Food, raising.Words, Any.Parcels(10), Any.Ward, raising.NeededBy);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    [Fact]
    public void Somebody_says_what_they_need() => spec.Given().When(raising).Then(raised).AndOnlyOnce();

    [Fact]
    public void Another_kind_of_help_is_asked_for_together_with_the_first() =>
        spec.Given().When(raising with { With = new(Any.Id<RequestId>(2), Any.Ada) })
            .Then(raised with { AskedWith = Any.Id<RequestId>(2) });

    [Fact]
    public void What_somebody_else_asked_for_is_not_asked_for_together() =>
        spec.Given().When(raising with { With = new(Any.Id<RequestId>(2), Any.Ben) }).ThenRefused(RaiseRequest.SomebodyElses);

    [Fact]
    public void A_third_kind_is_asked_for_with_the_first_as_well()
    {
        var second = Request.Evolve(null, raised with { AskedWith = Any.Id<RequestId>(2) });
        (second.First, Request.Evolve(null, raised).First).Should().Be((Any.Id<RequestId>(2), id));
    }

    [Fact]
    public void It_need_not_be_by_a_certain_time() =>
        spec.Given().When(raising with { NeededBy = null }).Then(raised with { NeededBy = null });

    [Fact]
    public void A_coordinator_says_it_for_them() => spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(raising).Then(raised);

    [Fact]
    public void A_coordinator_says_with_what_authority() =>
        spec.By(Any.ByCoordinator.For(Any.Ada, null)).Given().When(raising).ThenRefused(Circumstances.AuthorityNeeded);

    [Fact]
    public void Nobody_else_does() => spec.By(Any.ByBen).Given().When(raising).ThenRefused(Circumstances.NotYours);

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(int.MinValue)]
    public void Nobody_needs_nothing(int amount) =>
        spec.Given().When(raising with { Wanted = Any.Parcels(amount) }).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void It_is_not_needed_by_a_time_gone_by() =>
        spec.Given().When(raising with { NeededBy = Any.On(3, 2, 9) }).ThenRefused(RaiseRequest.PastDue);

    [Fact]
    public void A_slip_of_yesterday_was_in_time_yesterday() =>
        spec.By(Any.ByAda with { OccurredAt = Any.Now.AddDays(-1) }).Given().When(raising with { NeededBy = Any.On(3, 1, 12) })
            .Then(raised with { NeededBy = Any.On(3, 1, 12) });

    [Fact]
    public void What_is_needed_today_has_until_midnight() =>
        spec.Given().When(raising with { NeededBy = Any.On(3, 2) }).Then(raised with { NeededBy = Any.On(3, 2) });

    [Fact]
    public void What_a_community_does_not_take_on_is_declined_and_kept() =>
        spec.By(Any.ByAda.Under(new Clause(Any.Clause, "categories", Codes: ["lift", "baby"]))).Given().When(raising)
            .ThenRefused(RaiseRequest.NotTakenOn, Declined(Cause.Ineligible));

    [Fact]
    public void What_is_out_of_its_area_is_declined_and_kept() =>
        spec.By(Any.ByAda.Under(new Clause(Any.Clause, "wards", Codes: ["E05000001"]))).Given().When(raising)
            .ThenRefused(RaiseRequest.OutOfArea, Declined(Cause.OutOfArea));

    [Fact]
    public void What_its_charter_names_is_taken_on() =>
        spec.By(Any.ByAda.Under(new Clause(Any.Clause, "categories", Codes: ["food"]),
            new Clause(new("CL-1.2"), "wards", Codes: [Any.Ward.Ward]))).Given().When(raising).Then(raised);

    [Fact]
    public void A_declined_request_is_over() =>
        Request.Evolve(null, Declined(Cause.OutOfArea)).Outcome.Should().Be(RequestOutcome.Declined);

    private static RequestDeclined Declined(Cause cause) =>
        new(id, Any.Ada, Category.Food, raising.Words, Any.Parcels(10), Any.Ward, raising.NeededBy, cause);
}
