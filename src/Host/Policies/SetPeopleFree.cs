using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Matches;
using Coordination.Host.Requests;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Policies;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/>: promises to help fall through and open again what they were for, offers end, and
/// for who has died requests end too.
/// </summary>
public sealed class SetPeopleFree(CarryOut carryOut) : Policy
{
    public const string StoredAs = "set-people-free";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenPersonGoesThenSetFree.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenPersonGoesThenSetFree.Then(happened.Data) is not var (person, hasDied)) return;
        var helps = MatchesList.Phase.In(MatchPhase.Proposed, MatchPhase.Confirmed) & MatchesList.Helper.Is(person.Value);
        foreach (var match in await carryOut.AfterAsync(happened, MatchesList.View, helps, MatchesList.OldestFirst, cancellation))
            await carryOut.BecauseAsync(Name, happened, match.Id,
                MatchRoutes.Dissolving(match.Id, Cause.HelperUnavailable).Decide);
        foreach (var offer in await carryOut.AfterAsync(
            happened, OffersList.View, OffersList.Helper.Is(person.Value), OffersList.OldestFirst, cancellation))
            if (!offer.Row.State.IsWithdrawn)
                await carryOut.BecauseAsync(Name, happened, offer.Id,
                    Plan.On(Offer.Stream, offer.Id, new WithdrawOffer()).Decide);
        if (!hasDied) return;
        var isTheirs = RequestsList.Person.Is(person.Value) & RequestsList.IsOpen.Is(true);
        foreach (var request in await carryOut.AfterAsync(happened, RequestsList.View, isTheirs, RequestsList.NewestFirst, cancellation))
            await carryOut.BecauseAsync(
                Name, happened, request.Id,
                RequestRoutes.Ending(request.Id, new WithdrawRequest(Cause.NoLongerNeeded)).Decide);
    }
}
