using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Npgsql;

namespace Coordination.Host.Policies;

/// <summary>
/// Lets a policy act on the history in order. If it fails, the community is parked and all others go on; <see cref="RetryPolicies"/> tries
/// again. The store only says how far the history can be read. Events are read here, so that an unreadable event does not stop the reader.
/// </summary>
public sealed class PolicyReader<TPolicy>(
    TPolicy policy, WaitingEvents waiting, NpgsqlDataSource store, ILogger<PolicyReader<TPolicy>> log) : ISubscription
    where TPolicy : Policy
{
    private const int Most = 500;
    private static readonly TimeSpan[] pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400)];
    private readonly string[] watched = [.. policy.Watches.Select(t => EventNames.Of(t).Name)];

    public async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        for (var at = page.SequenceFloor; at < page.SequenceCeiling;)
        {
            var (events, until) = await StoredEvents.RangeAsync(store, at, page.SequenceCeiling, Most, watched, cancellationToken);
            foreach (var happened in events) await TakeAsync(happened, cancellationToken);
            at = until;
        }
        return NullChangeListener.Instance;
    }

    private async Task TakeAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (await waiting.WaitsBehindOthersAsync(policy.Name, happened, cancellation)) return;
        for (var tries = 0; ; tries++)
        {
            try
            {
                await policy.ActAsync(happened, cancellation);
                return;
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
            {
                if (tries < pauses.Length)
                {
                    await Task.Delay(pauses[tries], cancellation);
                    continue;
                }
                log.LogWarning("{Policy} cannot act on event {Sequence} for community {Community}, which waits now: {Error}",
                    policy.Name, happened.Sequence, happened.Community, failed.GetType().Name);
                await waiting.ParkAsync(policy.Name, happened, failed, cancellation);
                return;
            }
        }
    }
}

/// <summary>
/// A type of event that never happens. The store loads only events of this type for a reader that reads events itself, so it loads none.
/// </summary>
public sealed record Nothing;
