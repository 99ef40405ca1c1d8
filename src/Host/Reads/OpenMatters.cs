using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>What a feature brings to its end before a community is closed. The text <c>open-matter.Kind</c> says what to do.</summary>
/// <param name="Path">The page below the community that lists it.</param>
public sealed record OpenMatter(string Kind, string Path, Func<CallerContext, DateTimeOffset, ValueTask<long>> CountAsync);

/// <summary>What is still open in a community, and the position of the lists in which it was counted.</summary>
public sealed record OpenThings(IReadOnlyList<Hindrance> Kinds, long Position)
{
    /// <summary>The position is read first: what is recorded while it is counted comes after it.</summary>
    public static async ValueTask<OpenThings> CountAsync(CallerContext call)
    {
        var position = await call.Service<ListReader>().PositionAsync(call.Cancellation);
        var now = call.Service<CommunityClock>().GetUtcNow();
        var kinds = new List<Hindrance>();
        foreach (var matter in call.Service<Declarations>().All<OpenMatter>())
            if (await matter.CountAsync(call, now) is > 0 and var count) kinds.Add(new(matter.Kind, count, $"/{call.Code}{matter.Path}"));
        // A thing of a parked stream may be open and is in no list.
        var isParked = (await call.Service<ListReader>().ParkedAsync(call.Cancellation)).Any(row => row.Community == call.Community.Value);
        return new(kinds, isParked ? 0 : position);
    }
}

public static class OpenMatterDeclarations
{
    /// <summary>A community is closed once none of these rows is left.</summary>
    public static void EndsBeforeClosing<TRow>(this FeatureBuilder it, string kind, string path, ListView<TRow> list,
        Func<DateTimeOffset, Filter<TRow>> open) where TRow : class =>
        it.EndsBeforeClosing(kind, path, async (call, now) =>
            await call.Service<ListReader>().CountAsync(list, call.Community, null, open(now), call.Cancellation));

    public static void EndsBeforeClosing(
        this FeatureBuilder it, string kind, string path, Func<CallerContext, DateTimeOffset, ValueTask<long>> count) =>
        it.Add(new OpenMatter(kind, path, count));
}
