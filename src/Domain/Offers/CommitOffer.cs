using Coordination.Domain.Kernel;

namespace Coordination.Domain.Offers;

/// <summary>An offer sets aside what a match needs.</summary>
public sealed record CommitOffer(MatchId Match, Quantity Quantity) : ICommand<Offer, OfferEvent>
{
    public static readonly Refusal Withdrawn = new("offer.withdrawn", "This offer was taken back.") { DependsOnTime = true };
    public static readonly Refusal RanOut = new("offer.ran-out", "This offer is over.");
    public static readonly Refusal OtherUnit = new("offer.other-unit", "The offer counts in another unit.");
    public static readonly Refusal NotThatMuchLeft = new("offer.not-that-much-left", "The offer has less than that left.")
    { DependsOnTime = true };

    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state switch
    {
        _ when state.Committed.ContainsKey(Match) => [],
        { IsWithdrawn: true } => Withdrawn,
        _ when state.Until?.Instant <= at.OccurredAt => RanOut,
        _ when Quantity.Amount <= 0 => Quantity.NotPositive,
        _ when state.Offered.Unit != Quantity.Unit => OtherUnit,
        _ when Quantity.Amount > state.Left.Amount => NotThatMuchLeft,
        _ => [new OfferCommitted(state.Id, Match, Quantity)],
    };
}

/// <summary>A match fell through: what was set aside is free again.</summary>
public sealed record ReleaseOffer(MatchId Match) : ICommand<Offer, OfferEvent>
{
    public Decision<OfferEvent> Decide(Offer state, Circumstances at) =>
        state.Committed.TryGetValue(Match, out var committed) ? [new OfferReleased(state.Id, Match, committed)] : [];
}

/// <summary>Record how much of an offer was given. The rest of what was set aside is free again.</summary>
public sealed record UseOffer(MatchId Match, Quantity Quantity) : ICommand<Offer, OfferEvent>
{
    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state switch
    {
        _ when !state.Committed.ContainsKey(Match) => [],
        _ when Quantity.Amount <= 0 => Quantity.NotPositive,
        _ when state.Offered.Unit != Quantity.Unit => CommitOffer.OtherUnit,
        _ when Quantity.Amount > Available(state) => CommitOffer.NotThatMuchLeft,
        _ => [new OfferUsed(state.Id, Match, Quantity)],
    };

    private int Available(Offer state) => state.Committed[Match].Amount + (state.IsWithdrawn ? 0 : state.Left.Amount);
}
