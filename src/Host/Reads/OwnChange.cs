using System.Diagnostics;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>Lets people see their own change at once: lists are given a moment to catch up, and else the touched row is folded from its stream and laid over them.</summary>
public sealed class OwnChange(ListReader lists, StoredFacts facts, StreamRows rows)
{
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(300), pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether these lists show everything up to this position, perhaps after a moment.</summary>
    public async Task<bool> IsListedAsync(long position, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (await lists.PositionAsync(cancellation) < position)
        {
            if (Stopwatch.GetElapsedTime(started) >= patience) return false;
            await Task.Delay(pause, cancellation);
        }
        return true;
    }

    /// <summary>The rows with what the command at this position touched as it is now: replaced, put in its place, or taken out.</summary>
    /// <param name="isShown">Whether a row belongs to this list.</param>
    /// <param name="order">How this list is ordered; the id decides between equals.</param>
    public async Task<IReadOnlyList<Listed<TRow>>> OverlayAsync<TRow>(
        ListView<TRow> view, CommunityId community, long position, IReadOnlyList<Listed<TRow>> listed, Func<TRow, bool> isShown, Comparison<TRow> order, CancellationToken cancellation) where TRow : class
    {
        var all = listed.ToList();
        foreach (var stream in await facts.WrittenWithAsync(community, position, cancellation))
        {
            if (await rows.FoldAsync(view, community, stream, cancellation) is not { } current) continue;
            all.RemoveAll(r => r.Id == stream);
            if (!isShown(current.Row)) continue;
            var place = all.FindIndex(r => order(current.Row, r.Row) is var before && (before < 0 || (before == 0 && stream.CompareTo(r.Id) < 0)));
            all.Insert(place < 0 ? all.Count : place, new(stream, current.Position, current.Row));
        }
        return all;
    }
}
