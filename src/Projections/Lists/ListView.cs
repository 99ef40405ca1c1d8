using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// A list that keeps its history: every row is valid from one position of the store up to another, so that the list can be asked as of any
/// moment.
/// A view is a pure fold of each thing's events into its row, and the columns it is found by.
/// </summary>
public abstract class ListView<TRow> : IListView where TRow : class
{
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly HashSet<string> taken, streams;

    /// <param name="version">Raised when the list is made differently: it alone is then filled anew, in a new table.</param>
    protected ListView(string name, uint version, IEnumerable<Type> events, IReadOnlyList<Column<TRow>> columns,
        params IReadOnlyList<IndexOf<TRow>> indexes)
    {
        this.columns = columns;
        taken = [.. events.Select(e => EventNames.Of(e).Name)];
        streams = [.. taken.Select(StreamOf)];
        Table = new(name, version, [.. columns.Select(c => (c.Name, c.SqlType))], [.. indexes.Select(i => i.Index)]);
    }

    public ListTable Table { get; }

    /// <summary>The row after this event; null when there is nothing to list any more. Pure.</summary>
    public abstract TRow? Evolve(TRow? row, StoredEvent happened);

    /// <summary>What is listed apart besides a row: each with an id and a row of its own, made of that row alone. Pure.</summary>
    protected virtual IEnumerable<(Guid Id, TRow Row)> Parts(TRow row) => [];

    /// <summary>Events of its streams that this program does not know are its own as well: it must not pass over them.</summary>
    public bool Takes(StoredEvent happened) =>
        taken.Contains(happened.Type) || (streams.Contains(StreamOf(happened.Type)) && EventNames.Named(happened.Type) is null);

    public ListPage Take(IEnumerable<StoredEvent> events, IReadOnlyDictionary<(Guid Community, Guid Id), byte[]> current)
    {
        var (page, rows) = (new ListPage(), new Dictionary<(Guid, Guid), TRow?>());
        foreach (var happened in events)
        {
            var key = (happened.Community.Value, happened.StreamId);
            if (page.IsParked(key)) continue;
            try
            {
                var row = rows.TryGetValue(key, out var known) ? known : current.TryGetValue(key, out var kept) ? StoredJson.Read<TRow>(kept) : null;
                var next = Evolve(row, happened);
                foreach (var (id, before, after) in Changes(happened.StreamId, row, next).ToList())
                    page.Replace((key.Item1, id), happened.Sequence, before is not null,
                        after is null ? null : Begin((key.Item1, id), happened.Sequence, after));
                rows[key] = next;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Whatever is wrong with one thing harms no other.
                page.Park(new(Table.Key, key.Item1, key.Item2, happened.Sequence, happened.Type, failed.GetType().Name));
            }
        }
        return page;
    }

    /// <summary>The row of a thing and those of its parts, where they are not what they were.</summary>
    private IEnumerable<(Guid Id, TRow? Before, TRow? After)> Changes(Guid thing, TRow? row, TRow? next)
    {
        var (before, after) = (Listed(thing, row), Listed(thing, next));
        return before.Keys.Union(after.Keys).Select(id => (id, before.GetValueOrDefault(id), after.GetValueOrDefault(id)))
            .Where(c => !Equals(c.Item2, c.Item3));
    }

    private Dictionary<Guid, TRow> Listed(Guid thing, TRow? row) =>
        row is null ? [] : Parts(row).Append((Id: thing, Row: row)).ToDictionary(p => p.Id, p => p.Row);

    public IEnumerable<NpgsqlBatchCommand> Writes(ListPage page)
    {
        if (page.Ended.Count > 0) yield return ListWrites.End(Table, page.Ended);
        if (page.Begun.Count > 0) yield return ListWrites.Begin(Table, [.. columns.Select(c => (c.Name, c.Type))], page.Begun);
    }

    /// <summary>A row from its stream as far as its events can be applied, and whether that is all of them.</summary>
    public (TRow? Row, StoredEvent? Last, bool IsWhole) Fold(IEnumerable<StoredEvent> events)
    {
        var (row, last) = (default(TRow), default(StoredEvent));
        foreach (var happened in events)
        {
            try
            {
                row = Evolve(row, happened);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                return (row, last, false);
            }
            last = happened;
        }
        return (row, last, true);
    }

    /// <summary>A row ready to be written.</summary>
    public BegunRow Begin((Guid Community, Guid Id) key, long from, TRow row, long? to = null) =>
        new(key, from, [.. columns.Select(c => c.Stored(row))], JsonSerializer.Serialize(row, StoredJson.Options)) { To = to };

    private static string StreamOf(string type) => type.Split('.')[0];
}

/// <summary>An index for reading the rows of a list, as they are now, in an order.</summary>
/// <param name="where">Only these rows are in it; a question must say the same for it to serve.</param>
public sealed class IndexOf<TRow>(string name, Order<TRow> order, Filter<TRow>? where = null)
{
    public ListIndex Index { get; } = new(name, order.Sql, where is null ? null : Text(where));

    private static string Text(Filter<TRow> where)
    {
        var sql = new SqlText(null, null);
        where.Write(sql);
        return sql.Plain();
    }
}

/// <summary>A list, whatever its rows are.</summary>
public interface IListView
{
    ListTable Table { get; }

    /// <summary>Whether this list is made of such events.</summary>
    bool Takes(StoredEvent happened);

    /// <summary>What a page of events does to the list, given the rows it has of those things.</summary>
    ListPage Take(IEnumerable<StoredEvent> events, IReadOnlyDictionary<(Guid Community, Guid Id), byte[]> current);

    /// <summary>The statements that do so.</summary>
    IEnumerable<NpgsqlBatchCommand> Writes(ListPage page);
}
