using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class PuttingRightTogether
{
    private const CorrectionReason Why = CorrectionReason.Miscounted;

    private static readonly Membership ada = new(Any.Ada), ben = new(Any.Ben, Standing.Member);
    private static readonly RequestId requestId = Any.Id<RequestId>(1);
    private static readonly OfferId offerId = Any.Id<OfferId>(1);
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly Request request = Of(Request.Stream, new RequestRaised(requestId, Any.Ada, Category.Food, Any.Words(Any.Ada),
        Any.Parcels(5), Any.Ward, null), new RequestMatched(requestId, id, Any.Parcels(4)),
        new RequestPartlyFulfilled(requestId, Any.Parcels(3), Cause.NoStock, id));
    private static readonly Offer offer = Of(Offer.Stream, new OfferMade(offerId, Any.Ben, Category.Food, Any.Words(Any.Ben),
        Any.Parcels(6), [], null, null), new OfferCommitted(offerId, id, Any.Parcels(4)), new OfferUsed(offerId, id, Any.Parcels(3)));
    private static readonly Match match = Of(Match.Stream, new MatchProposed(id, requestId, Any.Ada, offerId, Any.Ben, Any.Parcels(4), []),
        new MatchAccepted(id, Side.Person), new MatchAccepted(id, Side.Helper), new MatchConfirmed(id),
        new MatchCompleted(id, Any.Parcels(3)));

    [Fact]
    public void A_quantity_is_right_in_request_match_and_offer()
    {
        var agreed = Correct(5);

        agreed.Then(new RequestGivenCorrected(requestId, 3, Any.Parcels(5), null, id, Why),
            new MatchGivenCorrected(id, Any.Parcels(5), Why), new OfferUseCorrected(offerId, id, Any.Parcels(5), Why));
        (Offer.Evolve(offer, new OfferUseCorrected(offerId, id, Any.Parcels(5), Why)) is { Used.Amount: 5, Left.Amount: 1 }).Should()
            .BeTrue();
        Match.Evolve(match, new MatchGivenCorrected(id, Any.Parcels(5), Why)).Given.Should().Be(Any.Parcels(5));
    }

    [Fact]
    public void The_same_quantity_changes_nothing() => Correct(3).Then();

    [Fact]
    public void No_more_was_given_than_the_offer_has() =>
        CorrectionAgreements.Correct(new(3, Any.Parcels(5), null, Why), request,
            (match, Offer.Evolve(offer, new OfferCommitted(offerId, Any.Id<MatchId>(2), Any.Parcels(2)))), Any.ByCoordinator)
            .ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void What_never_was_is_promised_again_by_both()
    {
        var agreed =
            CorrectionAgreements.Void(new(3, CorrectionReason.NeverHappened), request, (match, offer, ben), ada, Any.ByCoordinator);

        agreed.Then(new RequestGivenVoided(requestId, 3, id, CorrectionReason.NeverHappened),
            new MatchCompletionVoided(id, CorrectionReason.NeverHappened), new OfferUseVoided(offerId, id, CorrectionReason.NeverHappened));
        (Match.Evolve(match, new MatchCompletionVoided(id, Why)) is { Phase: MatchPhase.Confirmed, Given: null }).Should().BeTrue();
        (Offer.Evolve(offer, new OfferUseVoided(offerId, id, Why)) is { Used.Amount: 0, Left.Amount: 2 }).Should().BeTrue();
    }

    [Fact]
    public void What_cannot_be_promised_again_falls_through_for_all_three()
    {
        var taken = Offer.Evolve(offer, new OfferCommitted(offerId, Any.Id<MatchId>(2), Any.Parcels(3)));
        (Offer Offer, Membership Helper, Membership Person)[] cannot =
        [
            (taken, ben, ada), (offer, ben with { Standing = Standing.Left }, ada),
            (offer, ben, ada with { Standing = Standing.Deceased }),
        ];
        foreach (var (from, helper, person) in cannot)
        {
            var agreed = CorrectionAgreements.Void(new(3, Why), request, (match, from, helper), person, Any.ByCoordinator);
            agreed.Facts.Select(fact => fact.Event.GetType()).Should().Contain([typeof(RequestReleased), typeof(MatchDissolved),
                typeof(OfferReleased)]).And.HaveCount(person.Standing is Standing.Deceased ? 7 : 6);
        }
    }

    [Fact]
    public void Without_a_promise_only_the_request_is_put_right() =>
        CorrectionAgreements.Void(new(3, Why), request, null, ada, Any.ByCoordinator).Then(new RequestGivenVoided(requestId, 3, id, Why));

    [Fact]
    public void A_match_under_which_nothing_was_given_has_nothing_to_put_right()
    {
        var promised = match with { Phase = MatchPhase.Confirmed };
        Decided(new CorrectMatchGiven(Any.Parcels(1), Why), promised).ThenRefused(CorrectMatchGiven.NotCompleted);
        Decided(new VoidMatchGiven(Why), promised).ThenRefused(CorrectMatchGiven.NotCompleted);
        Decided(new CorrectMatchGiven(Any.Parcels(0), Why), match).ThenRefused(Quantity.NotPositive);
    }

    [Fact]
    public void A_proposal_is_let_go_only_for_a_request_that_is_over()
    {
        var waiting = match with { Phase = MatchPhase.Proposed };
        var over = request with { Outcome = RequestOutcome.Fulfilled };
        MatchAgreements.LetGo(new(Cause.MetElsewhere), waiting, request, Any.BySystem).Then();
        MatchAgreements.LetGo(new(Cause.MetElsewhere), waiting, over, Any.BySystem).Then(new MatchDissolved(id, Cause.MetElsewhere, null));
        MatchAgreements.LetGo(new(Cause.MetElsewhere), match, over, Any.BySystem).Then();
    }

    [Fact]
    public void A_part_is_promised_and_the_rest_stays_open()
    {
        var halfway = match with { Phase = MatchPhase.Proposed, HelperAgrees = false, PersonAgrees = true, Given = null };
        var (asked, has) = (new Request(requestId, Any.Ada, Category.Food, Any.Parcels(5), null),
            new Offer(offerId, Any.Ben, Category.Food, Any.Parcels(6), null));

        var agreed = MatchAgreements.Accept(Side.Helper, halfway, asked, has, (new(Any.Ada), null), (new(Any.Ben), null), Any.ByBen,
            Any.Parcels(1));

        agreed.Facts.Select(f => f.Event).Should().Contain(
            [new MatchPartOffered(id, Any.Parcels(1)), new RequestMatched(requestId, id, Any.Parcels(1)),
                new OfferCommitted(offerId, id, Any.Parcels(1))]);
    }

    private static Agreement Correct(int amount) =>
        CorrectionAgreements.Correct(new(3, Any.Parcels(amount), null, Why), request, (match, offer), Any.ByCoordinator);

    private static Agreement Decided(ICommand<Match, MatchEvent> command, Match state) =>
        Agreement.Nothing.And(id.Value, command.Decide(state, Any.ByCoordinator));

    private static TState Of<TState, TEvent>(StreamOf<TState, TEvent> kind, params TEvent[] happened)
        where TState : class where TEvent : class => happened.Aggregate(default(TState), kind.Evolve)!;
}
