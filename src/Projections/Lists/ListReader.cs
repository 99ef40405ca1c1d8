using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>A row, from which position of the store it is valid, and whether the list could apply every event of its stream.</summary>
public sealed record Listed<TRow>(Guid Id, long From, TRow Row, bool IsUpToDate = true);

/// <summary>Reads lists as they are, or as they were at a position of the store.</summary>
public sealed class ListReader(NpgsqlDataSource events, IReadOnlyList<IListView> lists)
{
    public const int Most = 500;

    /// <summary>Counting stops after this; one more stands for any greater number.</summary>
    public const int MostCounted = 1000;

    public IReadOnlyList<IListView> Lists => lists;

    /// <summary>A batch of questions for one round trip.</summary>
    /// <param name="position">Null for now.</param>
    public ListBatch Ask(CommunityId community, long? position = null) => new(events, community, position);

    public async Task<IReadOnlyList<Listed<TRow>>> ReadAsync<TRow>(
        ListView<TRow> list, CommunityId community, long? position, Filter<TRow> filter, Order<TRow> order, int limit,
        CancellationToken cancellation) where TRow : class
    {
        var batch = Ask(community, position);
        var rows = batch.Rows(list, filter, order, limit);
        await batch.RunAsync(cancellation);
        return rows.Value;
    }

    public async Task<long> CountAsync<TRow>(
        ListView<TRow> list, CommunityId community, long? position, Filter<TRow> filter, CancellationToken cancellation) where TRow : class
    {
        var batch = Ask(community, position);
        var count = batch.Count(list, filter);
        await batch.RunAsync(cancellation);
        return count.Value;
    }

    /// <summary>The position of the least advanced of all lists.</summary>
    public Task<long> PositionAsync(CancellationToken cancellation) => PositionAsync(lists, cancellation);

    /// <summary>The position of the least advanced of these lists.</summary>
    public async Task<long> PositionAsync(IReadOnlyList<IListView> of, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(ListBatch.Position);
        command.Parameters.Add(new() { Value = of.Select(l => l.Table.Key).ToArray() });
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    public Task<IReadOnlyDictionary<string, ListPosition>> PositionsAsync(CancellationToken cancellation) =>
        ListPositions.ReadAsync(events, cancellation);

    /// <summary>All parked streams.</summary>
    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellation) => Parked.ReadAsync(events, cancellation);
}
