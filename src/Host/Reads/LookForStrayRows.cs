using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Reads;

/// <summary>Looks for rows of lists without a stream, all the time and a few at a time.</summary>
public sealed class LookForStrayRows(NpgsqlDataSource events, IReadOnlyList<IListView> lists, ILogger<LookForStrayRows> log)
    : BackgroundService, INameFaults
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(10);
    private readonly StrayRows rows = new(events, lists);

    public IEnumerable<string> Faults => rows.Found.Select(row => row.ToString());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause);
        do
        {
            try
            {
                await rows.LookAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away, or a newer Host may just have dropped the table of an older list.
                log.LogInformation("Rows of lists cannot be looked at now: {Reason}", failed.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
