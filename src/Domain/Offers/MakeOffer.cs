using Coordination.Domain.Kernel;

namespace Coordination.Domain.Offers;

/// <summary>Say what one can give, how much of it, where and until when.</summary>
public sealed record MakeOffer(OfferId Offer, PersonId Helper, Category Category, Personal Words, Quantity Offered, IReadOnlyList<Place> Places, Moment? Until) : ICommand<Offer?, OfferEvent>
{
    public static readonly Refusal PastUntil = new("offer.past-until", "The offer would already be over.");

    public Decision<OfferEvent> Decide(Offer? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MaySpeakFor(Helper) is { } refusal => refusal,
        _ when Until?.Instant <= at.OccurredAt => PastUntil,
        _ => [new OfferMade(Offer, Helper, Category, Words, Offered, Places, Until)],
    };
}

/// <summary>Take an offer back. What is already promised stays promised.</summary>
public sealed record WithdrawOffer : ICommand<Offer, OfferEvent>
{
    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state switch
    {
        { IsWithdrawn: true } => [],
        _ when at.MayActAmong(state.Helper) is { } refusal => refusal,
        _ => [new OfferWithdrawn(state.Id)],
    };
}
