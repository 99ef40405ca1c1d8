using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class AgreeingOnAMatch
{
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly Request request = new(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Parcels(10), null);
    private static readonly Offer offer = new(Any.Id<OfferId>(1), Any.Ben, Category.Food, Any.Parcels(6), null);
    private static readonly Match proposed = new(id, request.Id, Any.Ada, offer.Id, Any.Ben, Any.Parcels(4));
    private static readonly Match halfway = proposed with { HelperAgrees = true };
    private static readonly Match promised = halfway with { PersonAgrees = true, Phase = MatchPhase.Confirmed };
    private static readonly Request promisedTo = request with { Promised = request.Promised.Add(id, Any.Parcels(4)) };
    private static readonly Offer setAside = offer with { Committed = offer.Committed.Add(id, Any.Parcels(4)) };
    private static readonly Membership ada = new(Any.Ada), ben = new(Any.Ben, Standing.Member);

    [Fact]
    public void It_is_proposed_when_both_could_keep_it_and_sets_nothing_aside()
    {
        var proposal = Proposed(request, offer);
        proposal.Should().Be(new MatchProposed(id, request.Id, Any.Ada, offer.Id, Any.Ben, Any.Parcels(4), proposal.Why));
    }

    [Fact]
    public void Nobody_says_yes_to_what_the_request_was_before()
    {
        var changed = request with { TermsVersion = 3 };
        foreach (var side in Enum.GetValues<Side>())
        {
            MatchAgreements.Accept(side, proposed, changed, offer, (ada, null), (ben, null), side is Side.Person ? Any.ByAda : Any.ByBen)
                .ThenRefused(MatchAgreements.RequestChanged);
        }
        var anew = proposed with { TermsVersion = 3 };
        MatchAgreements.Accept(Side.Helper, anew, changed, offer, (ada, null), (ben, null), Any.ByBen)
            .Then(new MatchAccepted(id, Side.Helper));
        Proposed(changed, offer).TermsVersion.Should().Be(3);
    }

    [Fact]
    public void Why_it_fits_is_what_is_true_of_the_two_whoever_proposes_it()
    {
        var (here, urgent) = (offer with { Places = [Any.Ward] },
            request with { Place = Any.Ward, Wanted = Any.Parcels(5), NeededBy = Any.On(3, 4) });
        Proposed(urgent, here).Why.Should().Equal(Fit.SameCategory, Fit.SameWard, Fit.EnoughLeft, Fit.InTime);
        Proposed(urgent, here with { Category = Category.Errand, Until = Any.On(3, 3) }).Why.Should().Equal(Fit.SameWard, Fit.EnoughLeft);
        Proposed(request, offer with { Category = Category.Errand }).Why.Should().BeEmpty("a coordinator may think of something else");
    }

    [Fact]
    public void It_is_not_proposed_when_the_request_has_less_open() =>
        MatchAgreements.Propose(id, Any.Parcels(4), request with { Given = Any.Parcels(7) }, offer, ada, ben, Any.ByCoordinator)
            .ThenRefused(PromiseToRequest.NotThatMuchOpen);

    [Fact]
    public void It_is_not_proposed_when_the_offer_has_less_left() =>
        MatchAgreements.Propose(id, Any.Parcels(7), request, offer, ada, ben, Any.ByCoordinator).ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void It_is_not_proposed_to_one_and_the_same() =>
        MatchAgreements.Propose(id, Any.Parcels(4), request, offer with { Helper = Any.Ada }, ada, ben, Any.ByCoordinator)
            .ThenRefused(ProposeMatch.WithOneself);

    [Fact]
    public void The_first_yes_sets_nothing_aside() =>
        MatchAgreements.Accept(Side.Helper, proposed, request, offer, (ada, null), (ben, null), Any.ByBen)
            .Then(new MatchAccepted(id, Side.Helper));

    [Fact]
    public void The_second_yes_is_a_promise_of_both() =>
        MatchAgreements.Accept(Side.Person, halfway, request, offer, (ada, null), (ben, null), Any.ByAda).Facts.Select(f => f.Event)
            .Should()
        .ContainInOrder(new MatchConfirmed(id), new RequestMatched(request.Id, id, Any.Parcels(4)),
            new OfferCommitted(offer.Id, id, Any.Parcels(4)));

    [Fact]
    public void The_second_yes_comes_to_nothing_when_the_request_is_over() =>
        MatchAgreements.Accept(Side.Person, halfway, request with { Outcome = RequestOutcome.Withdrawn }, offer, (ada, null), (ben, null),
            Any.ByAda).ThenRefused(PromiseToRequest.Over);

    [Fact]
    public void The_second_yes_comes_to_nothing_when_the_offer_went_to_another() =>
        MatchAgreements.Accept(Side.Person, halfway, request, offer with { Used = Any.Parcels(3) }, (ada, null), (ben, null), Any.ByAda)
            .ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void Kept_in_full_all_three_say_so() =>
        MatchAgreements.Complete(Any.Parcels(4), null, promised, promisedTo, setAside, Any.ByBen).Then(
        new MatchCompleted(id, Any.Parcels(4)), new RequestPartlyFulfilled(request.Id, Any.Parcels(4), null, id),
            new OfferUsed(offer.Id, id, Any.Parcels(4)));

    [Fact]
    public void Kept_in_part_says_why_and_frees_the_rest() =>
        MatchAgreements.Complete(Any.Parcels(1), Cause.NoStock, promised, promisedTo, setAside, Any.ByBen).Then(
        new MatchCompleted(id, Any.Parcels(1)), new RequestPartlyFulfilled(request.Id, Any.Parcels(1), Cause.NoStock, id),
            new OfferUsed(offer.Id, id, Any.Parcels(1)));

    [Fact]
    public void More_than_the_offer_has_is_not_kept() =>
        MatchAgreements.Complete(Any.Parcels(7), null, promised, promisedTo, setAside, Any.ByBen).ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void What_falls_through_is_free_on_both_sides() =>
        MatchAgreements.Dissolve(Cause.HelperUnavailable, promised, promisedTo, setAside, Any.ByBen).Then(
        new MatchDissolved(id, Cause.HelperUnavailable, Side.Helper), new RequestReleased(request.Id, id, Any.Parcels(4)),
            new OfferReleased(offer.Id, id, Any.Parcels(4)));

    [Fact]
    public void What_was_only_proposed_frees_nothing() =>
        MatchAgreements.Dissolve(null, halfway, request, offer, Any.BySystem).Then(new MatchDissolved(id, null, null));

    private static MatchProposed Proposed(Request request, Offer offer) =>
        (MatchProposed)MatchAgreements.Propose(id, Any.Parcels(4), request, offer, ada, ben, Any.ByCoordinator).Facts.Single().Event;
}
