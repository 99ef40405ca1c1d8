using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Reads;

/// <summary>A thing as a list would show it, folded from its own stream and so never behind.</summary>
/// <param name="IsUpToDate">False where something that happened to it cannot be applied by this program: it is then shown as it was
/// before.</param>
public sealed record Current<TRow>(TRow Row, long Version, long Position, bool IsUpToDate) where TRow : class;

/// <summary>Folds the rows of lists from the streams themselves.</summary>
public sealed class StreamRows(NpgsqlDataSource store)
{
    /// <summary>Null where there is no such thing in this community.</summary>
    public async Task<Current<TRow>?> FoldAsync<TRow>(ListView<TRow> view, CommunityId community, Guid id,
        CancellationToken cancellation) where TRow : class
    {
        var events = await StoredEvents.OfStreamAsync(store, community, id, cancellation);
        if (events.Count == 0 || !view.Takes(events[0])) return null;
        var (row, last, isWhole) = view.Fold(events);
        return row is null ? null : new(row, last!.Version, last.Sequence, isWhole);
    }
}
