using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Live;

/// <summary>Hears on every Host that lists of any Host have changed, and tells the topics that show them.</summary>
public sealed class LiveSignals(NpgsqlDataSource listening, LiveHub hub, ILogger<LiveSignals> log) : BackgroundService
{
    private static readonly TimeSpan beforeRetry = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pulse = hub.PulseAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException
                && !stoppingToken.IsCancellationRequested)
            {
                log.LogInformation("Live updates pause until the database answers again: {Reason}", lost.Message);
                await Task.Delay(beforeRetry, stoppingToken);
            }
        }
        await pulse;
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await listening.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) =>
            hub.Changed([.. heard.Payload.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]);
        await using (var listen = new NpgsqlCommand($"listen {ListWrites.Channel}", connection)) await listen.ExecuteNonQueryAsync(
            stopping);
        hub.Changed([]);
        while (true) await connection.WaitAsync(stopping);
    }
}
