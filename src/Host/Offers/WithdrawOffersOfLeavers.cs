using Coordination.Domain.Offers;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>Carries out <see cref="WhenPersonGoesThenSetFree"/> for offers: those of a person who has gone end.</summary>
public sealed class WithdrawOffersOfLeavers(CarryOut carryOut, Folds folds) : SettingFree(StoredAs, carryOut, folds)
{
    public const string StoredAs = "withdraw-offers-of-leavers";

    protected override async Task SetFreeAsync(StoredEvent happened, Guid[] records, bool hasDied, CancellationToken cancellation)
    {
        var theirs = OffersList.Helper.In(records);
        foreach (var offer in await CarryOut.AfterAsync(happened, OffersList.View, theirs, OffersList.OldestFirst, cancellation))
            if (!offer.Row.State.IsWithdrawn)
                await CarryOut.BecauseAsync(Name, happened, offer.Id, Plan.On(Offer.Stream, offer.Id, new WithdrawOffer()).Decide);
    }
}
