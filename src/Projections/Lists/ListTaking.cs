using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>Applies a page of the history to a group of lists, with one reading and one transaction for all of them.</summary>
public sealed class ListTaking(NpgsqlDataSource store)
{
    public const int Most = 2000;
    private readonly ReadAhead history = new(store);

    /// <summary>
    /// Applies what follows the least advanced of them. Null where one was at another position than given; then nothing was changed.
    /// </summary>
    public async Task<(long UpTo, int Events)?> TakeAsync(
        IReadOnlyList<(IListView List, ListPosition At)> group, long upTo, CancellationToken cancellation)
    {
        var begun = DateTimeOffset.UtcNow;
        var (events, until) = await history.TakeAsync(group.Min(g => g.At.Position), upTo, [.. group.Select(g => g.List)], cancellation);
        var parts = group.Select(g => (g.List, g.At, Events: events.Where(e => e.Sequence > g.At.Position && g.List.Takes(e)).ToList()))
            .ToList();
        using var span = TakingTrace.Begin(events, parts.Where(p => p.Events.Count > 0).Select(p => p.List.Table.View), begun);
        var (current, parked) = await KnownAsync([.. parts.Select(p => (p.List, p.Events))], cancellation);

        await using var batch = store.CreateBatch();
        batch.BatchCommands.Add(ListPositions.Advance([.. group.Select(g => (g.List.Table, g.At, Math.Max(until, g.At.Position)))]));
        foreach (var ((list, _, its), rows) in parts.Zip(current))
        {
            var page = list.Take(its.Where(e => !parked.Contains((list.Table.Key, e.Community.Value, e.StreamId))), rows);
            foreach (var write in list.Writes(page)) batch.BatchCommands.Add(write);
            if (page.Parked.Count > 0) batch.BatchCommands.Add(Parked.Insert([.. page.Parked]));
        }
        batch.BatchCommands.Add(ListWrites.Announce(events.Select(e => e.Community.Value)));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException moved) when (moved.SqlState == ListPositions.Moved)
        {
            span?.SetTag(Traces.Outcome, "overtaken");
            return null;
        }
        return (until, events.Count);
    }

    /// <summary>The rows that these streams have, and which of the streams are parked.</summary>
    private async Task<(List<Dictionary<(Guid, Guid), byte[]>> Rows, HashSet<(string, Guid, Guid)> Parked)> KnownAsync(
        IReadOnlyList<(IListView List, List<StoredEvent> Events)> parts, CancellationToken cancellation)
    {
        var (current, parked) = (parts.Select(_ => new Dictionary<(Guid, Guid), byte[]>()).ToList(), new HashSet<(string, Guid, Guid)>());
        Guid[] streams = [.. parts.SelectMany(p => p.Events).Select(e => e.StreamId).Distinct()];
        if (streams.Length == 0) return (current, parked);
        await using var question = store.CreateBatch();
        question.BatchCommands.Add(Parked.Among(streams));
        var asked = parts.Zip(current, (p, rows) => (p.List, Keys: Older(p.Events), Rows: rows)).Where(p => p.Keys.Count > 0).ToList();
        foreach (var (list, keys, _) in asked) question.BatchCommands.Add(list.Table.Current(keys));
        await using var reader = await question.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) parked.Add((reader.GetString(0), reader.GetGuid(1), reader.GetGuid(2)));
        foreach (var (_, _, rows) in asked)
        {
            await reader.NextResultAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) rows[(reader.GetGuid(0), reader.GetGuid(1))] = reader.GetFieldValue<byte[]>(2);
        }
        return (current, parked);
    }

    /// <summary>The streams whose first event is not among these. The others have no row yet.</summary>
    private static IReadOnlyList<(Guid Community, Guid Id)> Older(IEnumerable<StoredEvent> events) =>
        [.. events.GroupBy(e => (e.Community.Value, e.StreamId)).Where(e => e.First().Version > 1).Select(e => e.Key)];
}
