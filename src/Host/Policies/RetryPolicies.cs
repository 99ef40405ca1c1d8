using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Policies;

/// <summary>
/// Tries again what policies could not act on, in order for each community: once the cause is fixed, all waiting events are handled.
/// </summary>
public sealed class RetryPolicies(IEnumerable<Policy> policies, WaitingEvents waiting, NpgsqlDataSource store, ILogger<RetryPolicies> log)
    : BackgroundService
{
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var policy in policies)
                    foreach (var (community, seq) in await waiting.DueAsync(policy.Name, stoppingToken))
                        await TryAsync(policy, community, seq, stoppingToken);
            }
            catch (Exception away) when (Outage.IsAway(away))
            {
                log.LogInformation("The events that wait for policies cannot be read now: {Reason}", away.Message);
            }
        }
    }

    /// <summary>Several Hosts may try the same event: a command of a policy takes effect once.</summary>
    private async Task TryAsync(Policy policy, Guid community, long seq, CancellationToken cancellation)
    {
        try
        {
            var (events, _) = await StoredEvents.RangeAsync(store, seq - 1, seq, 1, null, cancellation);
            await policy.ActAsync(events.Single(), cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && !Outage.IsAway(failed))
        {
            await waiting.FailedAsync(policy.Name, community, seq, failed, cancellation);
            return;
        }
        await waiting.DoneAsync(policy.Name, community, seq, cancellation);
    }
}
