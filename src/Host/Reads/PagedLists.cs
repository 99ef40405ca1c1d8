using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>A condition on a list, in its columns and on its rows alike.</summary>
/// <param name="Sql">Over the list's columns; <c>@</c> stands for the value.</param>
public sealed record Filter<TRow>(string Sql, object Value, Func<TRow, bool> Holds);

/// <summary>By which instant a list is ordered; its newest, or its soonest, comes first.</summary>
public sealed record Order<TRow>(string Column, Func<TRow, DateTimeOffset> By, bool NewestFirst)
{
    public Comparison<TRow> Comparison => (a, b) => NewestFirst ? By(b).CompareTo(By(a)) : By(a).CompareTo(By(b));
}

/// <summary>One page of a list: its rows, whether more follow, and up to which position of the store it speaks.</summary>
public sealed record Slice<TRow>(IReadOnlyList<Listed<TRow>> Rows, bool HasMore, long Position)
{
    /// <summary>The viewer's own change, where the list does not show it yet.</summary>
    public Behind? Behind { get; init; }
}

/// <summary>One page of a list as it is answered.</summary>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, long Position)
{
    /// <summary>The instant the list was asked for, if it was not now.</summary>
    public DateTimeOffset? AsOf { get; init; }
    /// <summary>What to send as <c>after</c> for the next page; absent on the last.</summary>
    public Guid? Next { get; init; }
}

/// <summary>Reads lists page by page, as they are or as they were known at an instant.</summary>
public sealed class PagedLists(ListReader lists, StoredFacts facts, OwnChange own)
{
    public async Task<Slice<TRow>> ReadAsync<TRow>(ListView<TRow> view, CommunityId community, ReadQuery asked, Order<TRow> order,
        IReadOnlyList<Filter<TRow>> filters, CancellationToken cancellation) where TRow : class
    {
        var past = asked.AsOf is { } instant ? await facts.PositionAtAsync(community, instant, cancellation) : (long?)null;
        if (past is { } then) await own.BehindAsync(then, cancellation);
        var behind = past is null && asked is { At: { } at, After: null } ? await own.BehindAsync(at, cancellation) : null;
        var upTo = await lists.PositionAsync(cancellation);

        var (conditions, values) = (new List<string> { "true" }, new List<object>());
        foreach (var filter in filters)
        {
            values.Add(filter.Value);
            conditions.Add(filter.Sql.Replace("@", "$" + (values.Count + 2), StringComparison.Ordinal));
        }
        if (asked.After is { } after)
        {
            var last = await lists.ColumnOfAsync(view.Table, community, after, order.Column, cancellation)
                ?? throw new MalformedException("after", "the id of the last item of the page before.");
            values.AddRange([last, after]);
            var (sorted, id) = ("$" + (values.Count + 1), "$" + (values.Count + 2));
            conditions.Add($"({order.Column} {(order.NewestFirst ? '<' : '>')} {sorted} or ({order.Column} = {sorted} and id > {id}))");
        }
        var rows = await lists.ReadAsync<TRow>(view.Table, community, past, string.Join(" and ", conditions),
            order.Column + (order.NewestFirst ? " desc" : ""), asked.Limit + 1, values, cancellation);
        if (behind is not null)
            rows = await own.OverlayAsync(view, community, behind, rows, row => filters.All(f => f.Holds(row)), order.Comparison,
                cancellation);
        return new([.. rows.Take(asked.Limit)], rows.Count > asked.Limit, past is { } known ? Math.Min(known, upTo) : upTo)
        { Behind = behind };
    }
}

public static class PageAnswer
{
    /// <summary>A page as an answer.</summary>
    public static Read Of<TRow, TItem>(Slice<TRow> page, ReadQuery asked, Func<TRow, TItem> item, Words? words = null)
    {
        var next = page.HasMore ? page.Rows[^1].Id : (Guid?)null;
        return new(new Page<TItem>([.. page.Rows.Select(r => item(r.Row))], page.Position) { AsOf = asked.AsOf, Next = next }, null,
            words is { HoldsOpened: true })
        {
            Next = next is { } last ? asked.AddressOfNext(last) : null,
        };
    }
}
