using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// Brings every list up to date with the history. Each has its own position. Lists that are near each other share one reading; a list that
/// is new or far behind is filled separately until it has caught up. The store only says how far the history can be read.
/// </summary>
/// <param name="near">How far behind a list may be to be read together with the others.</param>
public sealed class AllLists(NpgsqlDataSource store, IReadOnlyList<IListView> lists, long near = 2 * ListTaking.Most) : ISubscription
{
    private readonly ListTaking taking = new(store), filler = new(store);
    private readonly TakeStock stock = new(store);
    private IReadOnlyDictionary<string, ListPosition>? known;
    private Task filling = Task.CompletedTask;

    /// <summary>
    /// The name under which the store keeps its progress for these versions of these lists. Other versions have another name.
    /// </summary>
    public static string NameOf(IEnumerable<IListView> lists) => "lists" + string.Concat(lists.Select(l => "-" + l.Table.Version));

    public async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        await UpToAsync(page.SequenceCeiling, cancellationToken);
        return NullChangeListener.Instance;
    }

    /// <summary>Returns once all lists but those being filled hold everything up to this position.</summary>
    public async Task UpToAsync(long upTo, CancellationToken cancellation)
    {
        while (true)
        {
            var positions = known ??= await ListPositions.ReadAsync(store, cancellation);
            var lead = lists.Max(l => positions[l.Table.Key].Position);
            var (group, isOneBehind) = (NearOf(positions, lead), Behind(positions, lead).Count > 0);
            if (isOneBehind) StartFilling(cancellation);
            group.RemoveAll(l => l.At.Position >= upTo);
            if (group.Count == 0) return;
            known = null;
            if (await taking.TakeAsync(group, upTo, cancellation) is not var (until, events)) continue;
            stock.After(events);
            // Lists that are being filled move meanwhile: their positions have to be read again.
            if (isOneBehind) continue;
            var moved = group.ToDictionary(g => g.List.Table.Key, g => g.At with { Position = Math.Max(until, g.At.Position) });
            known = positions.ToDictionary(p => p.Key, p => moved.GetValueOrDefault(p.Key, p.Value));
        }
    }

    private List<(IListView List, ListPosition At)> NearOf(IReadOnlyDictionary<string, ListPosition> positions, long lead) =>
        [.. lists.Select(l => (List: l, At: positions[l.Table.Key])).Where(l => l.At.Position >= lead - near)];

    private List<(IListView List, ListPosition At)> Behind(IReadOnlyDictionary<string, ListPosition> positions, long lead) =>
        [.. lists.Select(l => (List: l, At: positions[l.Table.Key])).Where(l => l.At.Position < lead - near)];

    private void StartFilling(CancellationToken cancellation)
    {
        // What stopped the filling is said once; the next look fills on.
        if (filling.IsFaulted)
        {
            var stopped = filling;
            filling = Task.CompletedTask;
            stopped.GetAwaiter().GetResult();
        }
        if (filling.IsCompleted) filling = Task.Run(() => FillAsync(cancellation), cancellation);
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var positions = await ListPositions.ReadAsync(store, cancellation);
            var lead = lists.Max(l => positions[l.Table.Key].Position);
            if (Behind(positions, lead) is not { Count: > 0 } behind) return;
            await filler.TakeAsync(behind, lead, cancellation);
        }
    }
}
