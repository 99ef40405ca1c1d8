using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>Reads the history page by page. Where there is more to read, it reads and parses the next page while one is written.</summary>
public sealed class ReadAhead(NpgsqlDataSource store)
{
    private (long After, long UpTo, Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> Page)? next;

    /// <param name="lists">Only the events of these lists are parsed ahead.</param>
    public async Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> TakeAsync(
        long after, long upTo, IReadOnlyList<IListView> lists, CancellationToken cancellation)
    {
        var begun = next is { } ahead && (ahead.After, ahead.UpTo) == (after, upTo) && !ahead.Page.IsFaulted ? ahead.Page : null;
        next = null;
        var page = begun is not null ? await begun : await StoredEvents.RangeAsync(store, after, upTo, ListTaking.Most, null, cancellation);
        // Another caller may take this page: cancelling this call must not cancel it.
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
            // The list that needs this event meets the same error, and parks its stream.
        }
    }
}
