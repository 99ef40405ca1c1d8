using System.Text.Json;
using Coordination.Domain.Kernel;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Coordination.Projections.Lists;

/// <summary>
/// A list that keeps its history: every row is valid from one position of the store up to another, so that the list can be asked as of any moment.
/// A view is a pure fold of each thing's events into its row, and the columns it is found by.
/// </summary>
public abstract class ListView<TRow> : ProjectionBase, IProjection, IListView where TRow : class
{
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly HashSet<Type> taken;

    protected ListView(string name, uint version, IEnumerable<Type> events, params IReadOnlyList<Column<TRow>> columns)
    {
        (Name, Version, this.columns) = (name, version, columns);
        Options.BatchSize = 2000;
        taken = [.. events];
        foreach (var type in taken) IncludeType(type);
        Table = new(name, version, [.. columns.Select(c => (c.Name, c.SqlType))]);
        Options.DeleteDataInTableOnTeardown(Table.Name);
    }

    public ListTable Table { get; }
    string IListView.Shard => Version == 1 ? $"{Name}:All" : $"{Name}:V{Version}:All";

    /// <summary>The row after this event; null when there is nothing to list any more. Pure.</summary>
    public abstract TRow? Evolve(TRow? row, IEvent happened);

    /// <summary>Whether this list is made of such events.</summary>
    public bool Takes(IEvent happened) => taken.Contains(happened.EventType);

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var page = new ListPage(await CurrentAsync(operations, [.. events.Select(e => (Guid.Parse(e.TenantId), e.StreamId)).Distinct()], cancellation));
        foreach (var happened in events)
        {
            var key = (Guid.Parse(happened.TenantId), happened.StreamId);
            page.Replace(key, happened.Sequence, Evolve((TRow?)page.Current(key), happened));
        }
        if (page.Ended.Count > 0) operations.QueueOperation(new EndRows(Table, page.Ended));
        if (page.Begun.Count > 0) operations.QueueOperation(new BeginRows<TRow>(Table, columns, page.Begun));
        operations.QueueOperation(new ListAnnouncement(events.Select(e => Guid.Parse(e.TenantId))));
    }

    private async Task<Dictionary<(Guid, Guid), object>> CurrentAsync(IDocumentOperations operations, IReadOnlyList<(Guid Community, Guid Id)> keys, CancellationToken cancellation)
    {
        await using var connection = operations.DocumentStore.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = Table.Current(keys);
        command.Connection = connection;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<(Guid, Guid), object>();
        while (await reader.ReadAsync(cancellation))
            rows[(reader.GetGuid(0), reader.GetGuid(1))] = JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(2), StoredJson.Options)!;
        return rows;
    }
}

/// <summary>What the Host needs to know of a list without its rows.</summary>
public interface IListView
{
    ListTable Table { get; }

    /// <summary>The name under which the store notes how far the list has come.</summary>
    string Shard { get; }
}
