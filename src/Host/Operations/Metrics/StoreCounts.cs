using Coordination.Host.Policies;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Operations.Metrics;

/// <summary>How far behind each list is, how much is parked for each list and policy, and how many deadlines are overdue.</summary>
public sealed record StoreState(IReadOnlyDictionary<string, long> Lag, IReadOnlyDictionary<string, long> Parked, long Overdue);

/// <summary>Counts in the store, in one round trip. Deadlines pass by the community clock.</summary>
public sealed class StoreCounts(
    NpgsqlDataSource events, IReadOnlyList<IListView> lists, IEnumerable<Policy> policies, DeadlinesList deadlines, TimeProvider clock)
{
    public const int MostCounted = 1000;

    private const string Lag = $"""
        select list, greatest(0, (select coalesce(max(seq_id), 0) from {EventStore.Schema}.mt_events) - position) from {ListPositions.Table}
        """;

    private const string Standing = $"""
        select list, count(*) from {Parked.Table} group by list
        union all select policy, count(distinct community) from {WaitingEvents.Table} group by policy
        """;

    private readonly string overdue = $"""
        select '', count(*) from host.community c cross join lateral (
          select from {deadlines.Table.Name} where community = c.id and to_seq is null and due_at <= $1 limit {MostCounted}) d
        """;

    public async Task<StoreState> ReadAsync(CancellationToken cancellation)
    {
        await using var batch = events.CreateBatch();
        batch.BatchCommands.Add(new(Lag));
        batch.BatchCommands.Add(new(Standing));
        batch.BatchCommands.Add(new(overdue) { Parameters = { new() { Value = clock.GetUtcNow().UtcDateTime } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var (lag, standing, due) = (await NextAsync(), await NextAsync(), await NextAsync());
        return new(lists.ToDictionary(l => l.Table.View, l => lag.GetValueOrDefault(l.Table.Key)),
            lists.Select(l => (l.Table.View, l.Table.Key)).Concat(policies.Select(p => (p.Name, p.Name)))
                .ToDictionary(n => n.Item1, n => standing.GetValueOrDefault(n.Item2)), due[""]);

        async Task<Dictionary<string, long>> NextAsync()
        {
            var counted = new Dictionary<string, long>();
            while (await reader.ReadAsync(cancellation)) counted[reader.GetString(0)] = reader.GetInt64(1);
            await reader.NextResultAsync(cancellation);
            return counted;
        }
    }
}
