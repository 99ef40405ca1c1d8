using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;

namespace Coordination.Specs.Offers;

public class CommittingAnOffer
{
    private static readonly OfferId id = Any.Id<OfferId>(1);
    private static readonly MatchId first = Any.Id<MatchId>(1), second = Any.Id<MatchId>(2);
    private static readonly OfferMade made =
        new(id, Any.Ben, Category.Food, Any.Words(Any.Ben), Any.Parcels(10), [], null, Any.On(3, 6, 12));
    private static readonly OfferCommitted committed = new(id, first, Any.Parcels(4));
    private static readonly OfferWithdrawn withdrawn = new(id);

    private readonly Spec<Offer, OfferEvent> spec = new(Offer.Stream, Any.ByBen);

    [Fact]
    public void A_part_of_it_is_set_aside() => spec.Given(made).When(new CommitOffer(first, Any.Parcels(4))).Then(committed).AndOnlyOnce();

    [Fact]
    public void What_is_left_is_set_aside_for_another() =>
        spec.Given(made, committed).When(new CommitOffer(second, Any.Parcels(6))).Then(new OfferCommitted(id, second, Any.Parcels(6)));

    [Fact]
    public void Nothing_is_given_to_two() =>
        spec.Given(made, committed).When(new CommitOffer(second, Any.Parcels(7))).ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void Seats_are_no_parcels()
    {
        spec.Given(made).When(new CommitOffer(first, Any.Seats(4))).ThenRefused(CommitOffer.OtherUnit);
        spec.Given(made, committed).When(new UseOffer(first, Any.Seats(4))).ThenRefused(CommitOffer.OtherUnit);
    }

    [Fact]
    public void Nothing_is_neither_set_aside_nor_given()
    {
        spec.Given(made).When(new CommitOffer(first, Any.Parcels(0))).ThenRefused(Quantity.NotPositive);
        spec.Given(made, committed).When(new UseOffer(first, Any.Parcels(0))).ThenRefused(Quantity.NotPositive);
    }

    [Fact]
    public void What_was_taken_back_is_not_set_aside() =>
        spec.Given(made, withdrawn).When(new CommitOffer(first, Any.Parcels(1))).ThenRefused(CommitOffer.Withdrawn);

    [Fact]
    public void What_is_over_is_not_set_aside() =>
        spec.By(Any.ByBen with { OccurredAt = Any.On(3, 6, 12).Instant }).Given(made).When(new CommitOffer(first, Any.Parcels(1)))
            .ThenRefused(CommitOffer.RanOut);

    [Fact]
    public void What_falls_through_is_free_again() =>
        spec.Given(made, committed).When(new ReleaseOffer(first)).Then(new OfferReleased(id, first, Any.Parcels(4))).AndOnlyOnce();

    [Fact]
    public void What_was_promised_is_given_even_after_it_was_taken_back() =>
        spec.Given(made, committed, withdrawn).When(new UseOffer(first, Any.Parcels(4))).Then(new OfferUsed(id, first, Any.Parcels(4)))
            .AndOnlyOnce();

    [Fact]
    public void Of_what_was_taken_back_no_more_is_given() =>
        spec.Given(made, committed, withdrawn).When(new UseOffer(first, Any.Parcels(5))).ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void More_than_was_promised_may_be_given_of_what_is_left() =>
        spec.Given(made, committed).When(new UseOffer(first, Any.Parcels(10))).Then(new OfferUsed(id, first, Any.Parcels(10)));

    [Fact]
    public void What_is_set_aside_for_another_is_not_given() =>
        spec.Given(made, committed, new OfferCommitted(id, second, Any.Parcels(3))).When(new UseOffer(first, Any.Parcels(8)))
            .ThenRefused(CommitOffer.NotThatMuchLeft);

    [Fact]
    public void The_rest_of_what_was_set_aside_is_free_again() =>
        new OfferEvent[] { made, committed, new OfferUsed(id, first, Any.Parcels(1)) }.Aggregate(default(Offer),
            Offer.Evolve)!.Left.Should().Be(Any.Parcels(9));
}
