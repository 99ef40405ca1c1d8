using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// Takes the history into every list. Each has a position of its own; those that stand near each other share one reading, and one that is
/// new
/// or far behind is filled beside them until it has caught up. The store only says how far the history can be read.
/// </summary>
/// <param name="near">So far behind a list may be and still be taken along with the others.</param>
public sealed class AllLists(NpgsqlDataSource store, IReadOnlyList<IListView> lists, long near = 2 * ListTaking.Most) : ISubscription
{
    private readonly ListTaking taking = new(store), takingBeside = new(store);
    private readonly TakeStock stock = new(store);
    private IReadOnlyDictionary<string, ListPosition>? known;
    private Task filling = Task.CompletedTask;

    /// <summary>
    /// Under which the store notes how far it was read for these versions of these lists: another program's lists are read beside them.
    /// </summary>
    public static string NameOf(IEnumerable<IListView> lists) => "lists" + string.Concat(lists.Select(l => "-" + l.Table.Version));

    public async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        await UpToAsync(page.SequenceCeiling, cancellationToken);
        return NullChangeListener.Instance;
    }

    /// <summary>Returns once all lists that are not being filled hold everything up to this position.</summary>
    public async Task UpToAsync(long upTo, CancellationToken cancellation)
    {
        while (true)
        {
            var positions = known ??= await ListPositions.ReadAsync(store, cancellation);
            var lead = lists.Max(l => positions[l.Table.Key].Position);
            var (group, isOneBehind) = (NearOf(positions, lead), Behind(positions, lead).Count > 0);
            if (isOneBehind) FillBeside(cancellation);
            group.RemoveAll(l => l.At.Position >= upTo);
            if (group.Count == 0) return;
            known = null;
            if (await taking.TakeAsync(group, upTo, cancellation) is not var (until, events)) continue;
            stock.After(events);
            // What is filled beside moves by itself: it is looked at anew.
            if (isOneBehind) continue;
            var moved = group.ToDictionary(g => g.List.Table.Key, g => g.At with { Position = Math.Max(until, g.At.Position) });
            known = positions.ToDictionary(p => p.Key, p => moved.GetValueOrDefault(p.Key, p.Value));
        }
    }

    private List<(IListView List, ListPosition At)> NearOf(IReadOnlyDictionary<string, ListPosition> positions, long lead) =>
        [.. lists.Select(l => (List: l, At: positions[l.Table.Key])).Where(l => l.At.Position >= lead - near)];

    private List<(IListView List, ListPosition At)> Behind(IReadOnlyDictionary<string, ListPosition> positions, long lead) =>
        [.. lists.Select(l => (List: l, At: positions[l.Table.Key])).Where(l => l.At.Position < lead - near)];

    private void FillBeside(CancellationToken cancellation)
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
            await takingBeside.TakeAsync(behind, lead, cancellation);
        }
    }
}
