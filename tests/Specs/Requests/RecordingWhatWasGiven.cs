using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class RecordingWhatWasGiven
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly MatchId match = Any.Id<MatchId>(1), other = Any.Id<MatchId>(2);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestMatched matched = new(id, match, Any.Parcels(4));

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByCoordinator);

    [Fact]
    public void All_of_it_fulfils_the_request() =>
        spec.Given(raised).When(new RecordGiven(Any.Parcels(10))).Then(new RequestFulfilled(id, Any.Parcels(10), null));

    [Fact]
    public void A_part_of_it_says_why_not_all() =>
        spec.Given(raised).When(new RecordGiven(Any.Parcels(7), Shortfall: Cause.NoStock))
            .Then(new RequestPartlyFulfilled(id, Any.Parcels(7), Cause.NoStock, null));

    [Fact]
    public void A_part_without_a_cause_is_refused() =>
        spec.Given(raised).When(new RecordGiven(Any.Parcels(7))).ThenRefused(RecordGiven.SayWhyNotAll);

    [Fact]
    public void A_promise_kept_in_full_needs_no_cause_though_more_is_wanted() =>
        spec.Given(raised, matched).When(new RecordGiven(Any.Parcels(4), match))
            .Then(new RequestPartlyFulfilled(id, Any.Parcels(4), null, match));

    [Fact]
    public void A_promise_kept_in_part_needs_one() =>
        spec.Given(raised, matched).When(new RecordGiven(Any.Parcels(3), match)).ThenRefused(RecordGiven.SayWhyNotAll);

    [Fact]
    public void More_than_was_promised_may_be_given_of_what_is_open() =>
        spec.Given(raised, matched).When(new RecordGiven(Any.Parcels(10), match)).Then(new RequestFulfilled(id, Any.Parcels(10), match));

    [Fact]
    public void The_remainder_fulfils_it() =>
        spec.Given(raised, matched, new RequestPartlyFulfilled(id, Any.Parcels(4), null, match)).When(new RecordGiven(Any.Parcels(6)))
            .Then(new RequestFulfilled(id, Any.Parcels(6), null));

    [Fact]
    public void What_a_promise_did_not_cover_is_open_again() =>
        new RequestEvent[] { raised, matched,
            new RequestPartlyFulfilled(id, Any.Parcels(1), Cause.NoStock, match) }.Aggregate(default(Request),
            Request.Evolve)!.Open.Should().Be(Any.Parcels(9));

    [Fact]
    public void Nobody_is_given_more_than_they_asked() =>
        spec.Given(raised).When(new RecordGiven(Any.Parcels(11))).ThenRefused(RecordGiven.MoreThanAsked);

    [Fact]
    public void What_others_promised_is_left_to_them()
    {
        spec.Given(raised, matched).When(new RecordGiven(Any.Parcels(7), Shortfall: Cause.NoStock))
            .ThenRefused(RecordGiven.PromisedToOthers);
        spec.Given(raised, matched, new RequestMatched(id, other, Any.Parcels(6))).When(new RecordGiven(Any.Parcels(5), match))
            .ThenRefused(RecordGiven.PromisedToOthers);
    }

    [Fact]
    public void A_match_without_a_promise_keeps_none() =>
        spec.Given(raised, matched).When(new RecordGiven(Any.Parcels(1), other)).ThenRefused(RecordGiven.NoSuchPromise);

    [Theory]
    [InlineData(0), InlineData(-3)]
    public void Nothing_is_not_given(int amount) =>
        spec.Given(raised).When(new RecordGiven(Any.Parcels(amount), Shortfall: Cause.NoStock)).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void Seats_are_no_parcels() => spec.Given(raised).When(new RecordGiven(Any.Seats(10))).ThenRefused(PromiseToRequest.OtherUnit);

    [Fact]
    public void What_is_over_is_given_nothing() =>
        spec.Given(raised, new RequestFulfilled(id, Any.Parcels(10), null)).When(new RecordGiven(Any.Parcels(1)))
            .ThenRefused(PromiseToRequest.Over);

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern() =>
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(raised).When(new RecordGiven(Any.Parcels(10)))
            .ThenRefused(Circumstances.NotConcerned);
}
