using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>The first rows of a list, and whether there are more.</summary>
public sealed record Few<TRow>(IReadOnlyList<TRow> Rows, bool HasMore);

/// <summary>Reads the first rows of a list, for a page that shows a few of many kinds of things.</summary>
public sealed class FewRows(ListReader lists, OwnChange own)
{
    public const int Most = 10;

    /// <param name="change">The viewer's own last change, shown even where the list is behind.</param>
    public async Task<Few<TRow>> ReadAsync<TRow>(
        Viewer viewer, ListView<TRow> view, Filter<TRow> filter, Order<TRow> order, long? change) where TRow : class
    {
        var behind = change is { } at ? await own.BehindAsync(at, [view], viewer.Cancellation) : null;
        var rows = await lists.ReadAsync(view, viewer.In, null, filter, order, Most + 1, viewer.Cancellation);
        if (behind is not null)
            rows = await own.OverlayAsync(view, viewer.In, behind, rows, filter, order, viewer.Cancellation);
        return new([.. rows.Take(Most).Select(row => row.Row)], rows.Count > Most);
    }
}
