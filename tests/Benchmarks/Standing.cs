using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>Watches how far lists have come: for how long one of them stood still though events waited for it.</summary>
public sealed class Standing : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, (long Position, double Since)> seen = [];
    private readonly Task watching;

    public Standing(NpgsqlDataSource store) => watching = Task.Run(() => WatchAsync(store));

    public double Longest { get; private set; }
    public string Which { get; private set; } = "none";

    /// <summary>No more than this can be read into the figure: between two looks nothing is seen.</summary>
    public double LongestBetweenLooks { get; private set; }

    private async Task WatchAsync(NpgsqlDataSource store)
    {
        // The clock is the database's: a look that comes late says nothing of the lists.
        const string look = $"""
            select p.list, p.position, coalesce((select max(seq_id) from coordination.mt_events), 0),
              extract(epoch from clock_timestamp())::float8 * 1000
            from {ListPositions.Table} p
            """;
        var last = (double?)null;
        await using var connection = await store.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(look, connection);
        await command.PrepareAsync();
        while (!stopping.IsCancellationRequested)
        {
            var now = 0.0;
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync())
                    See(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), now = reader.GetDouble(3));
            LongestBetweenLooks = Math.Max(LongestBetweenLooks, now - (last ?? now));
            last = now;
            await Task.Delay(5);
        }
    }

    private void See(string list, long position, long events, double now)
    {
        if (!seen.TryGetValue(list, out var known) || known.Position != position || position >= events) seen[list] = (position, now);
        else if (now - known.Since > Longest) (Longest, Which) = (now - known.Since, $"{list} at {position}");
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
    }
}
