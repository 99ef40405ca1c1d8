using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Live;

/// <summary>
/// Hears on every Host that lists of any Host have changed, and tells the topics that show them; and that somebody has signed out, and ends
/// their streams.
/// </summary>
/// <param name="signedOut">The channel that names the sessions that end.</param>
public sealed class LiveSignals(NpgsqlDataSource listening, LiveHub hub, string signedOut, ILogger<LiveSignals> log) : BackgroundService
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
        connection.Notification += (_, heard) => Heard(heard);
        await using (var listen = new NpgsqlCommand($"listen {ListWrites.Channel}; listen {signedOut}", connection))
            await listen.ExecuteNonQueryAsync(stopping);
        hub.Changed([]);
        while (true) await connection.WaitAsync(stopping);
    }

    private void Heard(NpgsqlNotificationEventArgs heard)
    {
        if (heard.Channel == signedOut) hub.SignedOut(Guid.Parse(heard.Payload));
        else hub.Changed([.. heard.Payload.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]);
    }
}
