using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.EmergencyAccess;

/// <summary>Reads emergency accesses from their streams, not from a list.</summary>
public sealed class EmergencyAccesses(Folds folds, StreamLinks links)
{
    private const int Most = 100;
    private static readonly string over = LinkMember.KindOf<EmergencyAccessOpened>(nameof(EmergencyAccessOpened.Person));

    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> LatestAsync(Viewer viewer) =>
        await FoldAsync(viewer, await links.LatestAsync(viewer.In, over, Most, viewer.Cancellation));

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> OverAsync(Viewer viewer, PersonId person) =>
        await FoldAsync(viewer, await links.TouchingAsync(viewer.In, person.Value, viewer.Cancellation, over));

    public async ValueTask<bool> IsOpenAsync(Viewer viewer, PersonId person) =>
        viewer.May(EmergencyAccessFeature.OpenEmergencyAccess)
        && (await OverAsync(viewer, person)).Any(g => g.IsOpenTo(viewer.Person, viewer.Now));

    public static Sentence Said(EmergencyAccessGrant access, NameDisclosure names) => new("story.emergency-access.opened",
        names.NameOf(access.OpenedBy), names.NameOf(access.Person), access.Emergency.Coded("emergency"));

    private async ValueTask<IReadOnlyList<EmergencyAccessGrant>> FoldAsync(Viewer viewer, IEnumerable<LinkedEvent> linked)
    {
        var folded = await folds.FoldAsync(
            [.. linked.Take(Most).Select(l => StreamKey.Of(viewer.In.Value, l.Stream, EmergencyAccessGrant.Stream))],
            viewer.Cancellation);
        return [.. folded.Values.Select(f => f.State).OfType<EmergencyAccessGrant>().OrderByDescending(g => g.Until)];
    }
}
