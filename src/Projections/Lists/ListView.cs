using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// A list that keeps its history: every row is valid from one position of the store up to another, so that the list can be read as of any
/// moment. A view is a pure fold of the events of each stream into its row, and the columns the row is found by.
/// </summary>
public abstract class ListView<TRow> : IListView where TRow : class
{
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly HashSet<string> taken, streams;

    /// <param name="version">Raised when the list is made differently. Only this list is then filled again, in a new table.</param>
    protected ListView(string name, uint version, IEnumerable<Type> events, IReadOnlyList<Column<TRow>> columns,
        params IReadOnlyList<IndexOf<TRow>> indexes)
    {
        this.columns = columns;
        taken = [.. events.Select(e => EventNames.Of(e).Name)];
        streams = [.. taken.Select(StreamOf)];
        Table = new(name, version, [.. columns.Select(c => (c.Name, c.SqlType))], [.. indexes.Select(i => i.Index)]);
    }

    public ListTable Table { get; }

    public virtual string StreamOfRow => "v.id";

    /// <summary>The row after this event; null when the stream is not listed any more. Pure.</summary>
    public abstract TRow? Evolve(TRow? row, StoredEvent happened);

    /// <summary>Further rows to list, made from the row of the stream alone, each with an id of its own. Pure.</summary>
    protected virtual IEnumerable<(Guid Id, TRow Row)> Parts(TRow row) => [];

    /// <summary>Unknown events of its streams are its own as well: it must not skip them.</summary>
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
                var row = rows.TryGetValue(key, out var known) ? known
                    : current.TryGetValue(key, out var kept) ? StoredJson.Read<TRow>(kept) : null;
                var next = Evolve(row, happened);
                foreach (var (id, before, after) in Changes(happened.StreamId, row, next).ToList())
                    page.Replace((key.Item1, id), happened.Sequence, before is not null,
                        after is null ? null : Begin((key.Item1, id), happened.Sequence, after));
                rows[key] = next;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // An error in one stream must not stop the others.
                page.Park(new(Table.Key, key.Item1, key.Item2, happened.Sequence, happened.Type, failed.GetType().Name));
            }
        }
        return page;
    }

    /// <summary>The row of a stream and those of its parts, where they have changed.</summary>
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

    /// <summary>The row of a stream as far as its events can be applied, the last of them, and whether it is the last of all.</summary>
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

    public BegunRow Begin((Guid Community, Guid Id) key, long from, TRow row, long? to = null) =>
        new(key, from, [.. columns.Select(c => c.Stored(row))], JsonSerializer.Serialize(row, StoredJson.Options)) { To = to };

    private static string StreamOf(string type) => type.Split('.')[0];
}

/// <summary>An index for reading the present rows of a list in an order.</summary>
/// <param name="where">Only these rows are in it. A query uses it only with the same condition.</param>
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

/// <summary>A list with rows of any type.</summary>
public interface IListView
{
    ListTable Table { get; }

    /// <summary>SQL for the stream that a row <c>v</c> is made from.</summary>
    string StreamOfRow { get; }

    /// <summary>Whether this list is made from this event.</summary>
    bool Takes(StoredEvent happened);

    /// <summary>What a page of events does to the list, given the present rows of their streams.</summary>
    ListPage Take(IEnumerable<StoredEvent> events, IReadOnlyDictionary<(Guid Community, Guid Id), byte[]> current);

    /// <summary>The statements that write a page.</summary>
    IEnumerable<NpgsqlBatchCommand> Writes(ListPage page);
}
