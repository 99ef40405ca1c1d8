using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Wiring;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace Coordination.Host.Policies;

/// <summary>Carries out <see cref="WhenRequestEndsThenLetProposalsGo"/>: the history itself is the queue, and each command's key comes from the event that caused it, so that it takes effect once.</summary>
public sealed class LetProposalsGo(ListReader lists, IdempotencyKeys keys, Lazy<CommandPath> commands) : ISubscription
{
    public const string Name = "let-proposals-go";
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var happened in page.Events)
            if (WhenRequestEndsThenLetProposalsGo.Then(happened.Data) is { } then)
                foreach (var match in await WaitingAsync(happened, then.Request, cancellationToken)) await CommandAsync(happened, match, then.Command);
        return NullChangeListener.Instance;
    }

    private async Task<IEnumerable<Guid>> WaitingAsync(IEvent happened, RequestId request, CancellationToken cancellation)
    {
        while (await lists.PositionAsync(cancellation) < happened.Sequence) await Task.Delay(pause, cancellation);
        var waiting = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, new(Guid.Parse(happened.TenantId)), null, "phase = 'Proposed' and request = $3", "proposed_at", ListReader.Most, [request.Value], cancellation);
        return waiting.Select(m => m.Id);
    }

    private async Task CommandAsync(IEvent cause, Guid match, DissolveMatch command)
    {
        var community = new CommunityId(Guid.Parse(cause.TenantId));
        var key = keys.Hash(community, Name, $"{cause.Id}/{match}");
        var answer = await commands.Value.SubmitAsync(new()
        {
            Community = community,
            Actor = Actor.System(Name),
            Account = new(Channel.System),
            Act = Act.DissolveMatch,
            Decide = Plan.On(Match.Stream, match, command).Decide,
            CommandId = IdempotencyKeys.CommandId(key),
            Correlation = cause.Envelope().CorrelationId,
            Causation = cause.Id,
            Key = key,
            Fingerprint = key,
            Subject = match,
        });
        if (answer is not (Answer.Done or Answer.Refused)) throw new InvalidOperationException($"A proposal could not be let go: {answer.GetType().Name}.");
    }
}
