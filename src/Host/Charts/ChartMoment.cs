using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Charts;

/// <summary>The moment a chart shows: now, or a past one as it was known then.</summary>
/// <param name="Position">The position of the store then; null for now.</param>
public sealed record ChartMoment(Viewer Viewer, DateTimeOffset? AsOf, long? Position)
{
    private static readonly IListView[] used = [RequestsList.View, MatchesList.View, SessionsList.View];

    public string Zone => Viewer.Community.Zone;

    /// <summary>The day of the moment in the time of the community.</summary>
    public DateOnly Today => Days.Of(AsOf ?? Viewer.Now, Viewer.Zone);

    public static async ValueTask<ChartMoment> OfAsync(Viewer viewer, DateTimeOffset? asOf)
    {
        if (asOf is not { } then) return new(viewer, null, null);
        var position = await viewer.Service<StoredFacts>().PositionAtAsync(viewer.In, then, viewer.Cancellation);
        await viewer.Service<OwnChange>().BehindAsync(position, used, viewer.Cancellation);
        return new(viewer, then, position);
    }

    /// <summary>Questions for this moment, and how far the lists are.</summary>
    public (ListBatch Batch, ListAnswer<long> Reached, ListAnswer<long> Parked) Ask()
    {
        var batch = Viewer.Service<ListReader>().Ask(Viewer.In, Position);
        return (batch, batch.PositionOf(used), batch.Standing(used));
    }

    public long UpTo(long reached) => Position is { } then ? Math.Min(then, reached) : reached;
}

/// <summary>What was counted, up to which position of the store, and whether every event of it could be applied.</summary>
public sealed record Counted<T>(IReadOnlyList<T> Items, long Position, bool IsUpToDate);
