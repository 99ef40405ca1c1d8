using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.EmergencyAccess;

/// <summary>Emergency access as the streams themselves tell it.</summary>
public sealed class EmergencyAccesses(Folds folds, StoredFacts facts)
{
    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> LatestAsync(Viewer viewer) =>
        await FoldAsync(viewer, await facts.EmergencyAccessesAsync(viewer.In, viewer.Cancellation));

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> OverAsync(Viewer viewer, PersonId person) =>
        await FoldAsync(viewer, await facts.EmergencyAccessesAsync(viewer.In, person, viewer.Cancellation));

    public async ValueTask<bool> IsOpenAsync(Viewer viewer, PersonId person) =>
        viewer.May(EmergencyAccessFeature.OpenEmergencyAccess) && (await OverAsync(viewer, person)).Any(g => g.IsOpenTo(viewer.Person, viewer.Now));

    private async ValueTask<IReadOnlyList<EmergencyAccessGrant>> FoldAsync(Viewer viewer, IReadOnlyList<Guid> streams)
    {
        var folded = await folds.FoldAsync([.. streams.Select(s => StreamKey.Of(viewer.In.Value, s, EmergencyAccessGrant.Stream))],
            viewer.Cancellation);
        return [.. folded.Values.Select(f => f.State).OfType<EmergencyAccessGrant>().OrderByDescending(g => g.Until)];
    }
}
