using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>
/// Tells projections on every Host that there are new events: after commits, never inside one, and not more often than needed.
/// </summary>
public sealed class WakeUp(NpgsqlDataSource listening, ILogger<WakeUp> log) : BackgroundService
{
    public const string Channel = "mt_events_appended";
    private const int Many = 4;
    private static readonly TimeSpan atRest = TimeSpan.FromMilliseconds(50), underLoad = TimeSpan.FromMilliseconds(100);
    private int commits;
    private readonly SemaphoreSlim due = new(0, 1);

    public void Soon()
    {
        Interlocked.Increment(ref commits);
        try
        {
            if (due.CurrentCount == 0) due.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another thread signalled at the same moment.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await due.WaitAsync(stoppingToken);
            try
            {
                await using var notify = listening.CreateCommand($"notify {Channel}");
                await notify.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException lost)
            {
                log.LogInformation("A wake-up was lost, projections will poll instead: {Reason}", lost.Message);
            }
            await Task.Delay(Interlocked.Exchange(ref commits, 0) > Many ? underLoad : atRest, stoppingToken);
        }
    }

    public override void Dispose()
    {
        due.Dispose();
        base.Dispose();
    }
}
