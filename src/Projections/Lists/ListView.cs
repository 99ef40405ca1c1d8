using System.Text.Json;
using Coordination.Domain.Kernel;
using JasperFx.Events;

namespace Coordination.Projections.Lists;

/// <summary>
/// A list that keeps its history: every row is valid from one position of the store up to another, so that the list can be asked as of any
/// moment.
/// A view is a pure fold of each thing's events into its row, and the columns it is found by.
/// </summary>
public abstract class ListView<TRow> : IListView where TRow : class
{
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly HashSet<Type> taken;

    protected ListView(string name, IEnumerable<Type> events, params IReadOnlyList<Column<TRow>> columns)
    {
        this.columns = columns;
        taken = [.. events];
        Table = new(name, Views.Version, [.. columns.Select(c => (c.Name, c.SqlType, c.HasIndex))]);
    }

    public ListTable Table { get; }

    /// <summary>The row after this event; null when there is nothing to list any more. Pure.</summary>
    public abstract TRow? Evolve(TRow? row, IEvent happened);

    /// <summary>What is listed apart sideRows a row: each with an id and a row of its own, made of that row alone. Pure.</summary>
    protected virtual IEnumerable<(Guid Id, TRow Row)> Parts(TRow row) => [];

    /// <summary>Whether this list is made of such events.</summary>
    public bool Takes(IEvent happened) => taken.Contains(happened.EventType);

    public object Row(byte[] kept) => JsonSerializer.Deserialize<TRow>(kept, StoredJson.Options)!;

    public IEnumerable<ListWrite> Take(IEnumerable<IEvent> events, Dictionary<(Guid Community, Guid Id), object> current)
    {
        foreach (var ((community, _), row) in current.ToList())
            foreach (var part in Parts((TRow)row)) current[(community, part.Id)] = part.Row;
        var page = new ListPage(current);
        foreach (var happened in events)
        {
            var key = (Community: Guid.Parse(happened.TenantId), happened.StreamId);
            var before = (TRow?)page.Current(key);
            var after = Evolve(before, happened);
            page.Replace(key, happened.Sequence, after);
            var parts = after is null ? [] : Parts(after).ToDictionary(p => p.Id, p => p.Row);
            foreach (var (id, _) in before is null ? [] : Parts(before))
                page.Replace((key.Community, id), happened.Sequence, parts.GetValueOrDefault(id));
            foreach (var (id, part) in parts) page.Replace((key.Community, id), happened.Sequence, part);
        }
        if (page.Ended.Count > 0) yield return new EndRows(Table, page.Ended);
        if (page.Begun.Count > 0) yield return new BeginRows<TRow>(Table, columns, page.Begun);
    }
}

/// <summary>A list, whatever its rows are.</summary>
public interface IListView
{
    ListTable Table { get; }

    /// <summary>Whether this list is made of such events.</summary>
    bool Takes(IEvent happened);

    /// <summary>A row as it was kept.</summary>
    object Row(byte[] kept);

    /// <summary>What a page of events does to the list, given the rows it has of those things.</summary>
    IEnumerable<ListWrite> Take(IEnumerable<IEvent> events, Dictionary<(Guid Community, Guid Id), object> current);
}
