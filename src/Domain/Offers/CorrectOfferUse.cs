using Coordination.Domain.Kernel;

namespace Coordination.Domain.Offers;

/// <summary>Another quantity of an offer was given under a match than was recorded.</summary>
public sealed record CorrectOfferUse(MatchId Match, Quantity Quantity, CorrectionReason Reason) : ICommand<Offer, OfferEvent>
{
    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state.Uses.GetValueOrDefault(Match) switch
    {
        null => [],
        _ when Quantity.Amount <= 0 => Quantity.NotPositive,
        _ when state.Offered.Unit != Quantity.Unit => CommitOffer.OtherUnit,
        var use when use.Given == Quantity => [],
        var use when Quantity.Amount > (state.Left + use.Given).Amount => CommitOffer.NotThatMuchLeft,
        _ => [new OfferUseCorrected(state.Id, Match, Quantity, Reason)],
    };
}

/// <summary>Nothing of an offer was given under a match: it is set aside for it as before.</summary>
/// <param name="Stands">Whether it is set aside again; else it is free.</param>
public sealed record VoidOfferUse(MatchId Match, CorrectionReason Reason, bool Stands = true) : ICommand<Offer, OfferEvent>
{
    /// <summary>Whether enough is left to be set aside again.</summary>
    public static bool CanStand(Offer state, MatchId match) =>
        state.Uses.GetValueOrDefault(match) is { } use && use.Committed.Amount <= (state.Left + use.Given).Amount;

    public Decision<OfferEvent> Decide(Offer state, Circumstances at) => state.Uses.GetValueOrDefault(Match) switch
    {
        null => [],
        var use => [new OfferUseVoided(state.Id, Match, Reason),
            .. Stands ? [] : new[] { new OfferReleased(state.Id, Match, use.Committed) }],
    };
}
