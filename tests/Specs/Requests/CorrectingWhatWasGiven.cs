using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class CorrectingWhatWasGiven
{
    private const CorrectionReason Miscounted = CorrectionReason.Miscounted;

    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly MatchId match = Any.Id<MatchId>(1), other = Any.Id<MatchId>(2);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestMatched matched = new(id, match, Any.Parcels(4));
    private static readonly RequestFulfilled all = new(id, Any.Parcels(10), null);
    private static readonly RequestPartlyFulfilled some = new(id, Any.Parcels(6), Cause.NoStock, null),
        underMatch = new(id, Any.Parcels(3), Cause.NoStock, match);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByCoordinator);

    [Fact]
    public void A_lower_quantity_opens_what_is_missing()
    {
        var lower = new RequestGivenCorrected(id, 2, Any.Parcels(7), Cause.NoStock, null, Miscounted);

        spec.Given(raised, all).When(new CorrectGiven(2, Any.Parcels(7), Cause.NoStock, Miscounted)).Then(lower).AndOnlyOnce();
        Standing(raised, all, lower).Should().Be((null, Any.Parcels(3)));
    }

    [Fact]
    public void The_whole_quantity_fulfils_the_request()
    {
        var whole = new RequestGivenCorrected(id, 2, Any.Parcels(10), null, null, Miscounted);

        spec.Given(raised, some).When(new CorrectGiven(2, Any.Parcels(10), null, Miscounted)).Then(whole).AndOnlyOnce();
        Standing(raised, some, whole).Should().Be((RequestOutcome.Fulfilled, Any.Parcels(0)));
    }

    [Fact]
    public void Only_the_cause_can_be_wrong() =>
        spec.Given(raised, some).When(new CorrectGiven(2, Any.Parcels(6), Cause.TooLate, Miscounted))
            .Then(new RequestGivenCorrected(id, 2, Any.Parcels(6), Cause.TooLate, null, Miscounted)).AndOnlyOnce();

    [Fact]
    public void What_was_given_before_and_after_stays()
    {
        var after = After(raised, some, new RequestFulfilled(id, Any.Parcels(4), null),
            new RequestGivenCorrected(id, 2, Any.Parcels(5), Cause.NoStock, null, Miscounted));

        after.Givings.Select(g => (g.Event, g.Given.Amount)).Should().Equal((2, 5), (3, 4));
        after.Remainder.Should().Be(Any.Parcels(1));
    }

    [Fact]
    public void What_was_closed_with_a_remainder_stays_closed_until_all_was_given()
    {
        var closed = new RequestRemainderClosed(id, Any.Parcels(4), Cause.NoStock);
        RequestEvent less = new RequestGivenCorrected(id, 2, Any.Parcels(5), Cause.NoStock, null, Miscounted),
            whole = new RequestGivenCorrected(id, 2, Any.Parcels(10), null, null, Miscounted);

        After(raised, some, closed, less).Outcome.Should().Be(RequestOutcome.RemainderClosed);
        Ended(raised, some, closed, whole).Should().Be((RequestOutcome.Fulfilled, null));
        After(raised, some, closed, whole, less).Outcome.Should().Be(RequestOutcome.RemainderClosed);
        Ended(raised, some, closed, new RequestGivenVoided(id, 2, null, CorrectionReason.NeverHappened)).Should()
            .Be((RequestOutcome.Unmet, Cause.NoStock));
    }

    [Fact]
    public void Nobody_was_given_more_than_they_asked() =>
        spec.Given(raised, some).When(new CorrectGiven(2, Any.Parcels(11), null, Miscounted)).ThenRefused(RecordGiven.MoreThanAsked);

    [Fact]
    public void What_others_promised_is_left_to_them() =>
        spec.Given(raised, some, new RequestMatched(id, match, Any.Parcels(2)))
            .When(new CorrectGiven(2, Any.Parcels(9), null, Miscounted)).ThenRefused(RecordGiven.PromisedToOthers);

    [Fact]
    public void A_part_still_says_why_not_all() =>
        spec.Given(raised, all).When(new CorrectGiven(2, Any.Parcels(9), null, Miscounted)).ThenRefused(RecordGiven.SayWhyNotAll);

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void Nothing_is_voided_instead(int amount) =>
        spec.Given(raised, all).When(new CorrectGiven(2, Any.Parcels(amount), Cause.NoStock, Miscounted)).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void Seats_are_no_parcels() =>
        spec.Given(raised, all).When(new CorrectGiven(2, Any.Seats(9), null, Miscounted)).ThenRefused(PromiseToRequest.OtherUnit);

    [Fact]
    public void What_was_never_recorded_is_not_corrected()
    {
        spec.Given(raised, all).When(new CorrectGiven(3, Any.Parcels(9), null, Miscounted)).ThenRefused(CorrectGiven.NoSuchGiving);
        spec.Given(raised, all).When(new VoidGiven(1, Miscounted)).ThenRefused(CorrectGiven.NoSuchGiving);
    }

    [Fact]
    public void What_never_was_is_voided_and_open_again()
    {
        var voided = new RequestGivenVoided(id, 2, null, CorrectionReason.OtherRequest);

        spec.Given(raised, all).When(new VoidGiven(2, CorrectionReason.OtherRequest)).Then(voided);
        spec.Given(raised, all, voided).When(new VoidGiven(2, CorrectionReason.OtherRequest)).ThenRefused(CorrectGiven.NoSuchGiving);
        Standing(raised, all, voided).Should().Be((null, Any.Parcels(10)));
    }

    [Fact]
    public void What_was_promised_is_promised_again()
    {
        var voided = new RequestGivenVoided(id, 3, match, CorrectionReason.NeverHappened);

        spec.Given(raised, matched, underMatch).When(new VoidGiven(3, CorrectionReason.NeverHappened)).Then(voided);
        (After(raised, matched, underMatch, voided) is { Given.Amount: 0, Open.Amount: 6, IsHeld: true }).Should().BeTrue();
    }

    [Fact]
    public void A_promise_that_cannot_stand_again_falls_through()
    {
        var voided = new RequestGivenVoided(id, 3, match, Miscounted);
        var released = new RequestReleased(id, match, Any.Parcels(4));
        RequestEvent[][] cannot =
        [
            [raised, matched, underMatch, new RequestMatched(id, other, Any.Parcels(7))],
            [raised, matched, underMatch, new RequestRemainderClosed(id, Any.Parcels(7), Cause.NoStock)],
        ];
        foreach (var history in cannot)
        {
            spec.Given(history).When(new VoidGiven(3, Miscounted)).Then(voided, released);
            (After([.. history, voided, released]) is { Given.Amount: 0, Open.Amount: >= 0 }).Should().BeTrue();
        }
        spec.Given(raised, matched, underMatch).When(new VoidGiven(3, Miscounted, Stands: false)).Then(voided, released);
        spec.Given(raised, matched, underMatch).When(new VoidGiven(3, Miscounted, IsGone: true))
            .Then(voided, released, new RequestWithdrawn(id, null));
    }

    [Fact]
    public void The_cause_of_an_end_can_be_wrong()
    {
        var right = new RequestCauseCorrected(id, 2, Cause.NoCapacity, CorrectionReason.LearnedLater);

        spec.Given(raised, new RequestUnmet(id, Cause.NoStock)).When(new CorrectCause(Cause.NoCapacity, CorrectionReason.LearnedLater))
            .Then(right).AndOnlyOnce();
        After(raised, new RequestUnmet(id, Cause.NoStock), right).Cause.Should().Be(Cause.NoCapacity);
    }

    [Fact]
    public void An_end_without_a_cause_has_none_to_correct()
    {
        spec.Given(raised).When(new CorrectCause(Cause.NoStock, Miscounted)).ThenRefused(CorrectCause.NoCause);
        spec.Given(raised, all).When(new CorrectCause(Cause.NoStock, Miscounted)).ThenRefused(CorrectCause.NoCause);
        spec.Given(raised, new RequestResolvedElsewhere(id)).When(new CorrectCause(Cause.NoStock, Miscounted))
            .ThenRefused(CorrectCause.NoCause);
    }

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern()
    {
        var named = spec.By(Any.ByCoordinator.For(Any.Dev));
        named.Given(raised, all).When(new CorrectGiven(2, Any.Parcels(9), Cause.NoStock, Miscounted))
            .ThenRefused(Circumstances.NotConcerned);
        named.Given(raised, all).When(new VoidGiven(2, Miscounted)).ThenRefused(Circumstances.NotConcerned);
        named.Given(raised, new RequestUnmet(id, Cause.NoStock)).When(new CorrectCause(Cause.TooLate, Miscounted))
            .ThenRefused(Circumstances.NotConcerned);
    }

    private static (RequestOutcome?, Quantity) Standing(params RequestEvent[] happened) =>
        After(happened) is var request ? (request.Outcome, request.Remainder) : default;

    private static (RequestOutcome?, Cause?) Ended(params RequestEvent[] happened) =>
        After(happened) is var request ? (request.Outcome, request.Cause) : default;

    private static Request After(params RequestEvent[] happened) => happened.Aggregate(default(Request), Request.Evolve)!;
}
