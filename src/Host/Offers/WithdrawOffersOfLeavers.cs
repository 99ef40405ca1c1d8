using Coordination.Domain.Offers;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>Carries out <see cref="WhenPersonGoesThenSetFree"/> for offers: those of a person who has gone end.</summary>
public sealed class WithdrawOffersOfLeavers(CarryOut carryOut) : Policy
{
    public const string StoredAs = "withdraw-offers-of-leavers";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenPersonGoesThenSetFree.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenPersonGoesThenSetFree.Then(happened.Data) is not var (person, _)) return;
        var theirs = OffersList.Helper.In(await carryOut.RecordsAsync(happened, person, cancellation));
        foreach (var offer in await carryOut.AfterAsync(happened, OffersList.View, theirs, OffersList.OldestFirst, cancellation))
            if (!offer.Row.State.IsWithdrawn)
                await carryOut.BecauseAsync(Name, happened, offer.Id, Plan.On(Offer.Stream, offer.Id, new WithdrawOffer()).Decide);
    }
}
