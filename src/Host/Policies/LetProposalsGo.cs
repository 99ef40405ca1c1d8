using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Projections;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace Coordination.Host.Policies;

/// <summary>Carries out <see cref="WhenRequestEndsThenLetProposalsGo"/>: the history itself is the queue.</summary>
public sealed class LetProposalsGo(CarryOut carryOut) : ISubscription
{
    public const string Name = "let-proposals-go";

    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var happened in page.Events)
            if (WhenRequestEndsThenLetProposalsGo.Then(happened.Data) is { } then)
                foreach (var match in await carryOut.AfterAsync(happened, Views.Matches, "phase = 'Proposed' and request = $3",
                    then.Request.Value, cancellationToken))
                    await carryOut.BecauseAsync(Name, happened, match.Id,
                        Plan.On(Match.Stream, match.Id, then.Command).Decide);
        return NullChangeListener.Instance;
    }
}
