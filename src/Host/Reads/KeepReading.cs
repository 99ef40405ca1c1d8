using Coordination.Projections.Lists;
using JasperFx;
using JasperFx.Events.Daemon;

namespace Coordination.Host.Reads;

/// <summary>
/// Restarts every reader of the history on this Host that stopped on an error: an outage of the database must not stop a view for good. A
/// reader that cannot go on is restarted at growing intervals.
/// </summary>
public sealed class KeepReading(
    Marten.Events.Daemon.Coordination.IProjectionCoordinator readers, ApplyParked parked, ILogger<KeepReading> log) : BackgroundService
{
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1), longest = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, (DateTimeOffset At, TimeSpan Pause)> next = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ApplyParkedAsync(stoppingToken);
        using var timer = new PeriodicTimer(look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var daemon in await readers.AllDaemonsAsync())
                foreach (var reader in daemon.CurrentAgents()) await LookAsync(daemon, reader, stoppingToken);
    }

    /// <summary>This program may be able to apply events to lists that another version could not apply.</summary>
    private async Task ApplyParkedAsync(CancellationToken cancellation)
    {
        try
        {
            var (applied, remaining) = await parked.RunAsync(cancellation);
            if (applied + remaining.Count > 0)
                log.LogInformation("{Applied} things in lists are up to date again, {Remaining} still stand still",
                    applied, remaining.Count);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            log.LogInformation("Parked events of lists cannot be applied yet: {Reason}", failed.Message);
        }
    }

    private async Task LookAsync(IProjectionDaemon daemon, ISubscriptionAgent reader, CancellationToken cancellation)
    {
        var (name, now) = (reader.Name.Identity, TimeProvider.System.GetUtcNow());
        if (reader.Status is AgentStatus.Running)
        {
            if (next.TryGetValue(name, out var since) && now > since.At + longest) next.Remove(name);
            return;
        }
        var (at, pause) = next.GetValueOrDefault(name, (now, look));
        if (now < at) return;
        next[name] = (now + pause, pause * 2 < longest ? pause * 2 : longest);
        try
        {
            await daemon.StartAgentAsync(name, cancellation);
            log.LogInformation("{Reader} had stopped ({Status}) and is started again", name, reader.Status);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            log.LogInformation("{Reader} has stopped and cannot be started yet: {Reason}", name, failed.Message);
        }
    }
}
