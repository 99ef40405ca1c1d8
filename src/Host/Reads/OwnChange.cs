using System.Diagnostics;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>A change that lists do not show yet: its position, and the position the lists had reached.</summary>
public sealed record Behind(long Position, long Since);

/// <summary>
/// Lets people see their own changes at once: lists get a moment to catch up; if they do not, the changed rows are folded from their
/// streams and laid over the lists.
/// </summary>
public sealed class OwnChange(ListReader lists, StoredFacts facts, StreamRows rows)
{
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(300), pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The same for all lists.</summary>
    public Task<Behind?> BehindAsync(long position, CancellationToken cancellation) => BehindAsync(position, lists.Lists, cancellation);

    /// <summary>
    /// Null if these lists show everything up to this position, perhaps after a moment. Call this before reading the lists.
    /// </summary>
    public async Task<Behind?> BehindAsync(long position, IReadOnlyList<IListView> of, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (await lists.PositionAsync(of, cancellation) is var since && since < position)
        {
            if (Stopwatch.GetElapsedTime(started) >= patience) return new(position, since);
            await Task.Delay(pause, cancellation);
        }
        return null;
    }

    /// <summary>The streams that the author of the change has written since the position of the lists.</summary>
    public async Task<IReadOnlyList<Guid>> TouchedAsync(CommunityId community, Behind? behind, CancellationToken cancellation) =>
        behind is null ? [] : await facts.WrittenSinceAsync(community, behind.Position, behind.Since, cancellation);

    /// <summary>The present rows of one view for the changed streams.</summary>
    public async Task<IReadOnlyList<Listed<TRow>>> CurrentAsync<TRow>(ListView<TRow> view, CommunityId community, IEnumerable<Guid> touched,
        CancellationToken cancellation) where TRow : class
    {
        var all = new List<Listed<TRow>>();
        foreach (var stream in touched)
            if (await rows.FoldAsync(view, community, stream, cancellation) is { } current)
                all.Add(new(stream, current.Position, current.Row, current.IsUpToDate));
        return all;
    }

    /// <summary>The rows with the present state of the changed streams: replaced, inserted in order, or removed.</summary>
    public async Task<IReadOnlyList<Listed<TRow>>> OverlayAsync<TRow>(
        ListView<TRow> view, CommunityId community, Behind behind, IReadOnlyList<Listed<TRow>> listed, Filter<TRow> filter,
        Order<TRow> order, CancellationToken cancellation) where TRow : class
    {
        var all = listed.ToList();
        foreach (var current in await CurrentAsync(view, community, await TouchedAsync(community, behind, cancellation), cancellation))
        {
            all.RemoveAll(r => r.Id == current.Id);
            if (!filter.Holds(current.Id, current.Row)) continue;
            var place = all.FindIndex(r => order.Compare(current, r) < 0);
            all.Insert(place < 0 ? all.Count : place, current);
        }
        return all;
    }
}
