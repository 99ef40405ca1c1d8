using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;

namespace Coordination.Specs.Offers;

public class MakingAnOffer
{
    private static readonly OfferId id = Any.Id<OfferId>(1);
    private static readonly MakeOffer making =
        new(id, Any.Ben, Category.Food, Any.Words(Any.Ben), Any.Parcels(10), [Any.Ward], Any.On(3, 3, 9), Any.On(3, 6));
    private static readonly OfferMade made =
        new(id, Any.Ben, Category.Food, making.Words, Any.Parcels(10), making.Places, making.From, making.Until);

    private readonly Spec<Offer, OfferEvent> spec = new(Offer.Stream, Any.ByBen);

    [Fact]
    public void Somebody_says_what_they_can_give() => spec.Given().When(making).Then(made).AndOnlyOnce();

    [Fact]
    public void It_may_hold_without_beginning_or_end() =>
        spec.Given().When(making with { From = null, Until = null }).Then(made with { From = null, Until = null });

    [Fact]
    public void A_coordinator_takes_it_down_for_them() => spec.By(Any.ByCoordinator.For(Any.Ben)).Given().When(making).Then(made);

    [Fact]
    public void Nobody_offers_what_another_has() => spec.By(Any.ByAda).Given().When(making).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void Nothing_is_no_offer() => spec.Given().When(making with { Offered = Any.Parcels(0) }).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void It_is_not_over_before_it_is_made() =>
        spec.Given().When(making with { From = null, Until = Any.On(3, 2, 9) }).ThenRefused(MakeOffer.PastUntil);

    [Fact]
    public void It_ends_after_it_begins()
    {
        spec.Given().When(making with { Until = Any.On(3, 3, 9) }).ThenRefused(MakeOffer.EndsBeforeItBegins);
        spec.Given().When(making with { From = Any.On(3, 7) }).ThenRefused(MakeOffer.EndsBeforeItBegins);
    }

    [Fact]
    public void One_day_is_enough() =>
        spec.Given().When(making with { From = Any.On(3, 6), Until = Any.On(3, 6) })
            .Then(made with { From = Any.On(3, 6), Until = Any.On(3, 6) });

    [Fact]
    public void It_is_taken_back() => spec.Given(made).When(new WithdrawOffer()).Then(new OfferWithdrawn(id)).AndOnlyOnce();

    [Fact]
    public void Nobody_takes_back_what_another_offers() =>
        spec.By(Any.ByAda).Given(made).When(new WithdrawOffer()).ThenRefused(Circumstances.NotYours);
}
