using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Reads;

/// <summary>A row of a list, folded from its own stream and so never behind.</summary>
/// <param name="IsUpToDate">False if this program cannot apply one of its events. The row then shows the state before that event.</param>
public sealed record Current<TRow>(TRow Row, long Version, long Position, bool IsUpToDate) where TRow : class;

/// <summary>Folds the rows of lists from the streams themselves.</summary>
public sealed class StreamRows(NpgsqlDataSource store)
{
    /// <summary>Null if there is no such thing in this community.</summary>
    public Task<Current<TRow>?> FoldAsync<TRow>(ListView<TRow> view, CommunityId community, Guid id,
        CancellationToken cancellation) where TRow : class => FoldAsync(view, community, id, null, cancellation);

    /// <param name="upTo">Only what was recorded up to this position; all of it if null.</param>
    public async Task<Current<TRow>?> FoldAsync<TRow>(ListView<TRow> view, CommunityId community, Guid id, long? upTo,
        CancellationToken cancellation) where TRow : class
    {
        var events = await StoredEvents.OfStreamAsync(store, community, id, 0, upTo ?? long.MaxValue, cancellation);
        if (events.Count == 0 || !view.Takes(events[0])) return null;
        var (row, last, isWhole) = view.Fold(events);
        return row is null ? null : new(row, last!.Version, last.Sequence, isWhole);
    }
}
