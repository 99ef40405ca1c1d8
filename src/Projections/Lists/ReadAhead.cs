using Coordination.Domain.Kernel;
using System.Text.Json;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>Reads the history page by page; where it has far to go, the next page is read and parsed while the last is being
/// written.</summary>
public sealed class ReadAhead(NpgsqlDataSource store)
{
    private (long After, long UpTo, Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> Page)? next;

    /// <param name="lists">For which it is read: only their events are worth parsing.</param>
    public async Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> TakeAsync(
        long after, long upTo, IReadOnlyList<IListView> lists, CancellationToken cancellation)
    {
        var begun = next is { } ahead && (ahead.After, ahead.UpTo) == (after, upTo) && !ahead.Page.IsFaulted ? ahead.Page : null;
        next = null;
        var page = begun is not null ? await begun : await StoredEvents.RangeAsync(store, after, upTo, ListTaking.Most, null, cancellation);
        // Whoever takes it may be another than who begins it: it is not given up with the one.
        next = page.UpTo < upTo ? (page.UpTo, upTo, Task.Run(() => ParsedAsync(page.UpTo, upTo, lists), CancellationToken.None)) : null;
        return page;
    }

    private async Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> ParsedAsync(long after, long upTo, IReadOnlyList<IListView> lists)
    {
        var page = await StoredEvents.RangeAsync(store, after, upTo, ListTaking.Most, null, CancellationToken.None);
        foreach (var happened in page.Events.Where(e => lists.Any(l => l.Takes(e)))) Parse(happened);
        return page;
    }

    private static void Parse(StoredEvent happened)
    {
        try
        {
            _ = (happened.Data, happened.Envelope());
        }
        catch (Exception unreadable) when (unreadable is JsonException or UnknownEventException)
        {
            // Whoever needs it meets the same, and parks the thing it happened to.
        }
    }
}
