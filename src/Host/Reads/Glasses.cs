using Coordination.Domain.BreakGlass;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Wiring;

namespace Coordination.Host.Reads;

/// <summary>Broken glass as the streams themselves tell it.</summary>
public sealed class Glasses(Folds folds, StoredFacts facts)
{
    public async ValueTask<IReadOnlyList<Glass>> LatestAsync(Viewer viewer) => await FoldAsync(viewer, await facts.GlassesAsync(viewer.In, viewer.Cancellation));

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<Glass>> OverAsync(Viewer viewer, PersonId person) => await FoldAsync(viewer, await facts.GlassesAsync(viewer.In, person, viewer.Cancellation));

    public async ValueTask<bool> IsOpenAsync(Viewer viewer, PersonId person) => viewer.May(Act.BreakGlass) && (await OverAsync(viewer, person)).Any(g => g.IsOpenTo(viewer.Person, viewer.Now));

    private async ValueTask<IReadOnlyList<Glass>> FoldAsync(Viewer viewer, IReadOnlyList<Guid> streams)
    {
        var folded = await folds.FoldAsync([.. streams.Select(s => StreamKey.Of(viewer.In.Value, s, Glass.Stream))], viewer.Cancellation);
        return [.. folded.Values.Select(f => f.State).OfType<Glass>().OrderByDescending(g => g.Until)];
    }
}
