using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Coordination.Projections.Lists;

/// <summary>
/// Takes the history into every list, page by page: one reading and one transaction for all of them, so that at any moment they show the
/// same position of the store.
/// </summary>
public sealed class AllLists : ProjectionBase, IProjection
{
    private const long FirstStock = 500;
    private readonly IReadOnlyList<IListView> lists;
    private long taken, nextStock = FirstStock;

    public AllLists(uint version, IReadOnlyList<IListView> lists)
    {
        (Name, Version, this.lists) = ("lists", version, lists);
        Options.BatchSize = 2000;
        foreach (var list in lists) Options.DeleteDataInTableOnTeardown(list.Table.Name);
    }

    /// <summary>The name under which the store notes how far the lists have come.</summary>
    public string Shard => Version == 1 ? $"{Name}:All" : $"{Name}:V{Version}:All";

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var parts = lists.Select(l => (List: l, Events: events.Where(l.Takes).ToList())).Where(p => p.Events.Count > 0).ToList();
        var current = await CurrentAsync(operations, parts, cancellation);
        foreach (var ((list, its), rows) in parts.Zip(current))
            foreach (var write in list.Take(its, rows)) operations.QueueOperation(write);
        taken += events.Count;
        if (taken >= nextStock)
        {
            nextStock = 4 * taken;
            operations.QueueOperation(new TakeStock());
        }
        // What the store writes over numbers drawn in vain belongs to no community.
        operations.QueueOperation(new ListAnnouncement(events.Select(e => Guid.TryParse(e.TenantId, out var community) ? community
            : (Guid?)null).OfType<Guid>()));
    }

    private static async Task<IReadOnlyList<Dictionary<(Guid, Guid),
        object>>> CurrentAsync(IDocumentOperations operations, List<(IListView List, List<IEvent> Events)> parts,
        CancellationToken cancellation)
    {
        var current = parts.ConvertAll(_ => new Dictionary<(Guid, Guid), object>());
        var asked = parts.Zip(current, (p, rows) => (p.List, Keys: Older(p.Events), Rows: rows)).Where(p => p.Keys.Count > 0).ToList();
        if (asked.Count == 0) return current;
        await using var connection = operations.DocumentStore.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var question = connection.CreateBatch();
        foreach (var (list, keys, _) in asked) question.BatchCommands.Add(list.Table.Current(keys));
        await using var reader = await question.ExecuteReaderAsync(cancellation);
        foreach (var (list, _, rows) in asked)
        {
            while (await reader.ReadAsync(cancellation))
                rows[(reader.GetGuid(0), reader.GetGuid(1))] = list.Row(reader.GetFieldValue<byte[]>(2));
            await reader.NextResultAsync(cancellation);
        }
        return current;
    }

    /// <summary>A thing whose first event is among these has no row yet.</summary>
    private static IReadOnlyList<(Guid Community, Guid Id)> Older(IEnumerable<IEvent> events) =>
        [.. events.GroupBy(e => (Guid.Parse(e.TenantId), e.StreamId)).Where(e => e.First().Version > 1).Select(e => e.Key)];
}
