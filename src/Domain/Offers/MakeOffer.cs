using Coordination.Domain.Kernel;

namespace Coordination.Domain.Offers;

/// <summary>Say what one can give, how much of it, where, from when and until when.</summary>
public sealed record MakeOffer(OfferId Offer, PersonId Helper, Category Category, Personal Words, Quantity Offered,
    IReadOnlyList<Place> Places, Moment? From, Moment? Until) : ICommand<Offer?, OfferEvent>
{
    public const int MostWards = 50;

    public static readonly Refusal PastUntil = new("offer.past-until", "The offer would already be over.") { Field = "until" };
    public static readonly Refusal EndsBeforeItBegins = new("offer.ends-before-it-begins", "The offer would end before it begins.");

    public Decision<OfferEvent> Decide(Offer? state, Circumstances at) => state switch
    {
        not null => [],
        _ when (at.MaySpeakFor(Helper) ?? at.MayTakePart ?? at.NothingNew) is { } refusal => refusal,
        _ when Offered.Amount <= 0 => Quantity.NotPositive,
        _ when From is { } from && Until is { } until && (from.At is null ? from.On > until.On : from.Instant >= until.Instant) =>
            EndsBeforeItBegins,
        _ when Until?.Instant <= at.OccurredAt => PastUntil,
        _ => [new OfferMade(Offer, Helper, Category, Words, Offered, Places, From, Until)],
    };
}

/// <summary>Take an offer back. What is already promised stays promised.</summary>
public sealed record WithdrawOffer : ICommand<Offer, OfferEvent>
{
    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Helper) is { } refusal => refusal,
        { IsWithdrawn: true } => [],
        _ => [new OfferWithdrawn(state.Id)],
    };
}
