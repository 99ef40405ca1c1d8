using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using Marten;

namespace Coordination.Host.Reads;

/// <summary>A thing as a list would show it, folded from its own stream and so never behind.</summary>
public sealed record Current<TRow>(TRow Row, long Version, long Position) where TRow : class;

/// <summary>Folds the rows of lists from the streams themselves.</summary>
public sealed class StreamRows(IDocumentStore store)
{
    /// <summary>Null where there is no such thing in this community.</summary>
    public async Task<Current<TRow>?> FoldAsync<TRow>(ListView<TRow> view, CommunityId community, Guid id,
        CancellationToken cancellation) where TRow : class
    {
        await using var session = store.QuerySession(community.ToString());
        var events = await session.Events.FetchStreamAsync(id, token: cancellation);
        if (events.Count == 0 || !view.Takes(events[0])) return null;
        var row = events.Aggregate(default(TRow), view.Evolve);
        return row is null ? null : new(row, events[^1].Version, events[^1].Sequence);
    }
}
