using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Matches;
using Coordination.Host.Requests;
using Coordination.Projections;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace Coordination.Host.Policies;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/>: promises to help fall through and open again what they were for, offers end, and
/// for who has died requests end too.
/// </summary>
public sealed class SetPeopleFree(CarryOut carryOut) : ISubscription
{
    public const string Name = "set-people-free";

    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var happened in page.Events)
            if (WhenPersonGoesThenSetFree.Then(happened.Data) is var (person, hasDied))
                await FreeAsync(happened, person, hasDied, cancellationToken);
        return NullChangeListener.Instance;
    }

    private async Task FreeAsync(IEvent happened, PersonId person, bool hasDied, CancellationToken cancellation)
    {
        foreach (var match in await carryOut.AfterAsync(happened, Views.Matches, "phase in ('Proposed', 'Confirmed') and helper = $3",
            person.Value, cancellation))
            await carryOut.BecauseAsync(Name, happened, match.Id,
                MatchRoutes.Dissolving(match.Id, Cause.HelperUnavailable).Decide);
        foreach (var offer in await carryOut.AfterAsync(happened, Views.Offers, "helper = $3", person.Value, cancellation))
            if (!offer.Row.State.IsWithdrawn)
                await carryOut.BecauseAsync(Name, happened, offer.Id,
                    Plan.On(Offer.Stream, offer.Id, new WithdrawOffer()).Decide);
        if (!hasDied) return;
        foreach (var request in await carryOut.AfterAsync(happened, Views.Requests, "person = $3", person.Value, cancellation))
            if (request.Row.IsOpen)
                await carryOut.BecauseAsync(Name, happened, request.Id,
                    RequestRoutes.Ending(request.Id, new WithdrawRequest(Cause.NoLongerNeeded)).Decide);
    }
}
