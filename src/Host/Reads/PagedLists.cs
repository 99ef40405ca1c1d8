using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>One page of a list: its rows, whether more follow, and the position of the store it was read at.</summary>
public sealed record Slice<TRow>(IReadOnlyList<Listed<TRow>> Rows, bool HasMore, long Position)
{
    /// <summary>The viewer's own change, if the list does not show it yet.</summary>
    public Behind? Behind { get; init; }

    /// <summary>False if a row of this community is parked in the list.</summary>
    public bool IsUpToDate { get; init; } = true;
}

/// <summary>One page of a list as the API answers it.</summary>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, long Position)
{
    /// <summary>The instant the list was requested for, if not now.</summary>
    public DateTimeOffset? AsOf { get; init; }
    /// <summary>What to send as <c>after</c> for the next page; absent on the last.</summary>
    public Guid? Next { get; init; }
    /// <summary>The items that are not up to date, because one of their events cannot be applied yet; absent if all are.</summary>
    public IReadOnlyList<Guid>? NotUpToDate { get; init; }
}

/// <summary>Reads lists page by page, as they are or as they were at an instant.</summary>
public sealed class PagedLists(ListReader lists, StoredFacts facts, OwnChange own)
{
    public async Task<Slice<TRow>> ReadAsync<TRow>(
        ListView<TRow> view, CommunityId community, ReadQuery asked, Order<TRow> order, Filter<TRow> filter, CancellationToken cancellation)
            where TRow : class
    {
        var past = asked.AsOf is { } instant ? await facts.PositionAtAsync(community, instant, cancellation) : (long?)null;
        if (past is { } then) await own.BehindAsync(then, [view], cancellation);
        var behind = past is null && asked is { At: { } at, After: null } ? await own.BehindAsync(at, [view], cancellation) : null;
        var from = asked.After is { } after ? filter & await AfterAsync(view, community, past, after, order, cancellation) : filter;

        if (asked.AsOf is { } moment) from &= order.KnownAt(moment);
        var batch = lists.Ask(community, past);
        var (upTo, standing) = (batch.PositionOf(view), batch.Standing(view));
        var listed = batch.Rows(view, from, order, asked.Limit + 1);
        await batch.RunAsync(cancellation);
        var rows = listed.Value;
        if (behind is not null) rows = await own.OverlayAsync(view, community, behind, rows, filter, order, cancellation);
        return new([.. rows.Take(asked.Limit)], rows.Count > asked.Limit, past is { } known ? Math.Min(known, upTo.Value) : upTo.Value)
        {
            Behind = behind,
            IsUpToDate = standing.Value == 0,
        };
    }

    private async Task<Filter<TRow>> AfterAsync<TRow>(
        ListView<TRow> view, CommunityId community, long? past, Guid after, Order<TRow> order, CancellationToken cancellation)
        where TRow : class
    {
        foreach (var moment in past is null ? [past] : new[] { past, null })
            if (await lists.ReadAsync(view, community, moment, Filter.Ids<TRow>([after]), order, 1, cancellation) is [var last])
                return order.After(last.Row, after);
        throw new MalformedException("after", "the id of the last item of the page before.");
    }
}

public static class PageAnswer
{
    /// <summary>A page as an answer.</summary>
    public static Read Of<TRow, TItem>(Slice<TRow> page, ReadQuery asked, Func<TRow, TItem> item, Words? words = null)
    {
        var next = page.HasMore ? page.Rows[^1].Id : (Guid?)null;
        var old = page.Rows.Where(r => !r.IsUpToDate).Select(r => r.Id).ToList();
        return new(
            new Page<TItem>([.. page.Rows.Select(r => item(r.Row))], page.Position)
            {
                AsOf = asked.AsOf,
                Next = next,
                NotUpToDate = old.Count > 0 ? old : null
            },
            null, words is { HoldsOpened: true })
        {
            Next = next is { } last ? asked.AddressOfNext(last) : null,
        };
    }
}
