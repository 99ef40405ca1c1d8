using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class ChangingARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly Place elsewhere = new("E05001370");
    private static readonly RequestRaised raised =
        new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, Any.On(3, 5));
    private static readonly RequestMatched matched = new(id, Any.Id<MatchId>(1), Any.Parcels(4));
    private static readonly RequestPartlyFulfilled some = new(id, Any.Parcels(2), Cause.NoStock, null);
    private static readonly AmendRequest same = new(Category.Food, null, Any.Parcels(10), Any.Ward, Any.On(3, 5));
    private static readonly Personal words = new(Any.Ada, "words", "another-digest", "AAAA");

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    [Fact]
    public void Only_what_is_different_is_recorded()
    {
        spec.Given(raised).When(same with { Wanted = Any.Parcels(12) }).Then(Amended() with { Wanted = Any.Parcels(12) }).AndOnlyOnce();
        spec.Given(raised).When(same with { Place = elsewhere }).Then(Amended() with { Place = elsewhere }).AndOnlyOnce();
        spec.Given(raised).When(same with { NeededBy = Any.On(3, 6, 10) }).Then(Amended() with { NeededBy = Any.On(3, 6, 10) })
            .AndOnlyOnce();
        spec.Given(raised).When(same with { Category = Category.Baby }).Then(Amended() with { Category = Category.Baby }).AndOnlyOnce();
        spec.Given(raised).When(same with { Words = words }).Then(Amended() with { Words = words });
        spec.Given(raised).When(same with { NeededBy = null }).Then(Amended() with { IsUndated = true }).AndOnlyOnce();
    }

    [Fact]
    public void The_same_again_changes_nothing() => spec.Given(raised).When(same).ThenNothing();

    [Fact]
    public void It_is_as_it_was_last_said() =>
        new RequestEvent[]
        {
            raised, new RequestAmended(id, Category.Baby, words, Any.Parcels(3), elsewhere, Any.On(3, 7), null),
            new RequestAmended(id, null, null, null, null, null, true),
        }.Aggregate(default(Request), Request.Evolve).Should().Match<Request>(request =>
            request.Category == Category.Baby && request.Wanted == Any.Parcels(3) && request.Place == elsewhere && request.NeededBy == null
            && request.SaidAt == 3);

    [Fact]
    public void Coordinators_change_it_too_and_nobody_else()
    {
        spec.By(Any.ByCoordinator).Given(raised).When(same with { Wanted = Any.Parcels(9) })
            .Then(Amended() with { Wanted = Any.Parcels(9) });
        spec.By(Any.ByBen).Given(raised).When(same with { Wanted = Any.Parcels(9) }).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(raised).When(same with { Wanted = Any.Parcels(9) })
            .ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void No_less_than_is_given_or_promised()
    {
        var decision = (same with { Wanted = Any.Parcels(5) }).Decide(
            new RequestEvent[] { raised, matched, some }.Aggregate(default(Request), Request.Evolve)!, Any.ByAda);

        var why = decision.Should().BeOfType<Decision<RequestEvent>.Refused>().Which.Why;
        why.Code.Should().Be(AmendRequest.LessThanHeld.Code);
        (why.Field, why.Figure).Should().Be(("wanted.amount", 6));
    }

    [Fact]
    public void What_is_given_or_promised_is_enough() =>
        spec.Given(raised, matched, some).When(same with { Wanted = Any.Parcels(6) }).Then(Amended() with { Wanted = Any.Parcels(6) });

    [Fact]
    public void If_no_more_is_wanted_than_was_given_it_is_met() =>
        new RequestEvent[] { raised, some, Amended() with { Wanted = Any.Parcels(2) } }.Aggregate(default(Request), Request.Evolve)!
            .Outcome.Should().Be(RequestOutcome.Fulfilled);

    [Fact]
    public void What_is_promised_keeps_its_unit_and_its_kind()
    {
        spec.Given(raised, matched).When(same with { Wanted = Any.Seats(10) }).ThenRefused(AmendRequest.CountedOtherwise);
        spec.Given(raised, some).When(same with { Category = Category.Baby }).ThenRefused(AmendRequest.PromisedAsItIs);
        spec.Given(raised).When(same with { Wanted = Any.Seats(10) }).Then(Amended() with { Wanted = Any.Seats(10) });
    }

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void Nothing_is_not_wanted(int amount) =>
        spec.Given(raised).When(same with { Wanted = Any.Parcels(amount) }).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void A_day_that_has_passed_is_not_set_but_may_stay()
    {
        spec.Given(raised).When(same with { NeededBy = Any.On(3, 1) }).ThenRefused(RaiseRequest.PastDue);
        spec.By(Any.ByAda with { Now = Any.Now.AddDays(9), OccurredAt = Any.Now.AddDays(9) }).Given(raised)
            .When(same with { Wanted = Any.Parcels(11) }).Then(Amended() with { Wanted = Any.Parcels(11) });
    }

    [Fact]
    public void The_charter_holds_for_what_it_becomes()
    {
        var strict = spec.By(Any.ByAda.Under(new(Any.Clause, "categories", Codes: ["food"]), new(new("CL-1.2"), "wards",
            Codes: [Any.Ward.Ward])));
        strict.Given(raised).When(same with { Category = Category.Lift }).ThenRefused(RaiseRequest.NotTakenOn);
        strict.Given(raised).When(same with { Place = elsewhere }).ThenRefused(RaiseRequest.OutOfArea);
        strict.Given(raised).When(same with { Wanted = Any.Parcels(11) }).Then(Amended() with { Wanted = Any.Parcels(11) });
    }

    [Fact]
    public void What_somebody_else_has_changed_is_looked_at_first()
    {
        var changed = Amended() with { Place = elsewhere };
        spec.Given(raised, changed).When(same with { SaidAt = 1 }).ThenRefused(AmendRequest.SaidAnew);
        spec.Given(raised, changed).When(same with { SaidAt = 2 }).Then(Amended() with { Place = Any.Ward });
    }

    [Fact]
    public void What_is_over_is_not_changed() =>
        spec.Given(raised, new RequestUnmet(id, Cause.NoStock)).When(same with { Wanted = Any.Parcels(9) })
            .ThenRefused(PromiseToRequest.Over);

    private static RequestAmended Amended() => new(id, null, null, null, null, null, null);
}
