using System.Diagnostics;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>
/// Follows the community clock when another Host moves it, at once when notified and otherwise within two seconds. Also compares the clock
/// of this system with the database's: a Host that is too far off writes nothing and is not ready.
/// </summary>
public sealed class ClockWatch(NpgsqlDataSource listening, CommunityClock clock, ILogger<ClockWatch> log) : BackgroundService, IReadyWhile
{
    /// <summary>The greatest allowed difference between a Host and the database.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>The clock with which all Hosts are compared, as a statement of the owner.</summary>
    public const string Function =
        "create or replace function host.wall_clock() returns timestamptz language sql volatile as $$ select clock_timestamp() $$";

    private static readonly TimeSpan look = TimeSpan.FromSeconds(2), beforeRetry = TimeSpan.FromSeconds(1);
    private volatile bool isOff;

    public bool IsOff => isOff;
    public IEnumerable<string> Missing => isOff ? ["clock"] : [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested && Outage.IsAway(away))
            {
                log.LogInformation("The clock cannot be compared until the database answers again: {Reason}", away.Message);
                await Task.Delay(beforeRetry, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await listening.OpenConnectionAsync(stopping);
        await using (var listen = new NpgsqlCommand($"listen {CommunityClock.Channel}", connection))
            await listen.ExecuteNonQueryAsync(stopping);
        while (true)
        {
            await clock.LoadAsync(listening, stopping);
            await CompareAsync(connection, stopping);
            await connection.WaitAsync(look, stopping);
        }
    }

    /// <summary>The database read its clock at some moment during the query: only what lies outside of that span is a difference.</summary>
    private async Task CompareAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (asked, taken) = (DateTime.UtcNow, Stopwatch.GetTimestamp());
        await using var command = new NpgsqlCommand("select host.wall_clock()", connection);
        var theirs = (DateTime)(await command.ExecuteScalarAsync(cancellation))!;
        var answered = asked + Stopwatch.GetElapsedTime(taken);
        var was = isOff;
        isOff = theirs < asked - Tolerance || theirs > answered + Tolerance;
        if (isOff && !was)
            log.LogError("This system's clock is {Seconds} s off the database's: nothing is written", (asked - theirs).TotalSeconds);
        if (was && !isOff) log.LogInformation("The clock of this system agrees with the database's again");
    }
}
