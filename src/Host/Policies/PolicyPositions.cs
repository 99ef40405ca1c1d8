using Coordination.Host.Storage;
using Coordination.Projections;
using Npgsql;

namespace Coordination.Host.Policies;

/// <summary>The positions of policies, and the communities that are parked.</summary>
public sealed class PolicyPositions(IEnumerable<Policy> policies, WaitingEvents waiting, NpgsqlDataSource events) : IHistoryReader
{
    public async Task<IReadOnlyDictionary<string, long>> PositionsAsync(CancellationToken cancellation)
    {
        var positions = policies.ToDictionary(p => p.Name + ":All", _ => 0L);
        await using var command = events.CreateCommand(
            $"select name, last_seq_id from {EventStore.Schema}.mt_event_progression where name = any ($1)");
        command.Parameters.Add(new() { Value = positions.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) positions[reader.GetString(0)] = reader.GetInt64(1);
        return policies.ToDictionary(p => $"policy {p.Name}", p => positions[p.Name + ":All"]);
    }

    public async Task<IReadOnlyList<string>> ParkedAsync(CancellationToken cancellation) =>
        [.. (await waiting.ParkedAsync(cancellation)).Select(p => p.ToString())];
}
