using JasperFx;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace Coordination.Host.Reads;

/// <summary>Starts again whatever on this Host reads the history and stopped on an error: a database that was away must not stop a view for good. What cannot go on is tried ever more seldom.</summary>
public sealed class KeepReading(IWolverineRuntime runtime, ILogger<KeepReading> log) : BackgroundService
{
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1), longest = TimeSpan.FromMinutes(1);
    private readonly Dictionary<Uri, (DateTimeOffset At, TimeSpan Pause)> next = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var reader in runtime.Agents.AllRunningAgentUris().Where(u => u.Scheme == "event-subscriptions")) await LookAsync(reader);
    }

    private async Task LookAsync(Uri reader)
    {
        if (!runtime.Agents.TryFindActiveAgent<IAgent>(reader, out var agent)) return;
        var now = TimeProvider.System.GetUtcNow();
        if (agent.Status is AgentStatus.Running)
        {
            if (next.TryGetValue(reader, out var since) && now > since.At + longest) next.Remove(reader);
            return;
        }
        var (at, pause) = next.GetValueOrDefault(reader, (now, look));
        if (now < at) return;
        next[reader] = (now + pause, pause * 2 < longest ? pause * 2 : longest);
        try
        {
            await runtime.Agents.StartLocallyAsync(reader);
            log.LogInformation("{Reader} had stopped ({Status}) and is started again", reader, agent.Status);
        }
        catch (Exception failed)
        {
            log.LogInformation("{Reader} has stopped and cannot be started yet: {Reason}", reader, failed.Message);
        }
    }
}
