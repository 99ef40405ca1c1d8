using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>The first rows of a list, and whether there are more.</summary>
public sealed record Few<TRow>(IReadOnlyList<TRow> Rows, bool HasMore);

/// <summary>Reads a few rows of a list, for a page that shows a few of many kinds of things: what goes on, then what is over.</summary>
public sealed class FewRows(ListReader lists, OwnChange own)
{
    /// <summary>How many of either.</summary>
    public const int Most = 10;

    /// <param name="first">The order of what goes on.</param>
    /// <param name="then">The order of what is over.</param>
    /// <param name="change">The viewer's own last change, shown even where the list is behind.</param>
    public async Task<Few<TRow>> ReadAsync<TRow>(Viewer viewer, ListView<TRow> view, Filter<TRow> theirs, Filter<TRow> goesOn,
        Order<TRow> first, Order<TRow> then, long? change) where TRow : class
    {
        var behind = change is { } at ? await own.BehindAsync(at, [view], viewer.Cancellation) : null;
        var (current, over) = (await ReadAsync(theirs & goesOn, first), await ReadAsync(theirs & !goesOn, then));
        return new([.. current.Rows, .. over.Rows], current.HasMore || over.HasMore);

        async Task<Few<TRow>> ReadAsync(Filter<TRow> filter, Order<TRow> order)
        {
            var rows = await lists.ReadAsync(view, viewer.In, null, filter, order, Most + 1, viewer.Cancellation);
            if (behind is not null)
                rows = await own.OverlayAsync(view, viewer.In, behind, rows, filter, order, viewer.Cancellation);
            return new([.. rows.Take(Most).Select(row => row.Row)], rows.Count > Most);
        }
    }
}
