using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>
/// Deletes answers kept under keys older than a week, and what features keep for a time only. Uses the system clock: repeating a call has
/// nothing to do with a community's time.
/// </summary>
public sealed class ForgetWhatIsOld(NpgsqlDataSource events, Declarations declarations, ILogger<ForgetWhatIsOld> log) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int Most = 10_000;

    public async Task<int> SweepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            $"delete from {ClaimKeys.Table} where key in (select key from {ClaimKeys.Table} where at < $1 limit {Most})");
        command.Parameters.Add(new() { Value = (now - Kept).UtcDateTime });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes what features keep for a time only.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        foreach (var statement in declarations.All<OwnTables>().Select(tables => tables.Forget).OfType<string>())
        {
            await using var command = events.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SweepAsync(DateTimeOffset.UtcNow, stoppingToken) == Most) { }
                await ForgetAsync(stoppingToken);
            }
            catch (Exception away) when (Outage.IsAway(away))
            {
                log.LogInformation("What is old cannot be deleted yet: {Reason}", away.Message);
            }
        }
    }
}
