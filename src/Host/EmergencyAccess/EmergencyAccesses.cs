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
    private static readonly string by = LinkMember.KindOf<EmergencyAccessOpened>(nameof(EmergencyAccessOpened.OpenedBy));
    private static readonly string over = LinkMember.KindOf<EmergencyAccessOpened>(nameof(EmergencyAccessOpened.Person));

    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> LatestAsync(Viewer viewer) =>
        await FoldAsync(viewer.In, await links.LatestAsync(viewer.In, over, Most, viewer.Cancellation), viewer.Cancellation);

    /// <summary>How many accesses no steward has reviewed yet, however long ago they were opened.</summary>
    public async ValueTask<int> UnreviewedAsync(CommunityId community, CancellationToken cancellation)
    {
        var opened = (await links.LatestAsync(community, over, int.MaxValue, cancellation)).Chunk(Most);
        var unreviewed = 0;
        foreach (var some in opened) unreviewed += (await FoldAsync(community, some, cancellation)).Count(access => !access.IsReviewed);
        return unreviewed;
    }

    /// <summary>How many accesses somebody opened that no steward has reviewed yet.</summary>
    public async ValueTask<int> UnreviewedAsync(CommunityId community, PersonId opener, CancellationToken cancellation) =>
        (await FoldAsync(community, await links.TouchingAsync(community, opener.Value, cancellation, by), cancellation))
        .Count(access => !access.IsReviewed);

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> OverAsync(Viewer viewer, PersonId person) =>
        await FoldAsync(viewer.In, await links.TouchingAsync(viewer.In, person.Value, viewer.Cancellation, over), viewer.Cancellation);

    /// <summary>What this person opened, newest first.</summary>
    public async ValueTask<IReadOnlyList<EmergencyAccessGrant>> ByAsync(Viewer viewer, PersonId person) =>
        await FoldAsync(viewer.In, await links.TouchingAsync(viewer.In, person.Value, viewer.Cancellation, by), viewer.Cancellation);

    public async ValueTask<DateTimeOffset?> OpenUntilAsync(Viewer viewer, PersonId person) =>
        !viewer.May(EmergencyAccessFeature.OpenEmergencyAccess) ? null
        : (await OverAsync(viewer, person)).FirstOrDefault(g => g.IsOpenTo(viewer.Person, viewer.Now))?.Until;

    public static Sentence Said(EmergencyAccessGrant access, NameDisclosure names) => new("story.emergency-access.opened",
        names.NameOf(access.OpenedBy), names.NameOf(access.Person), access.Emergency.Coded("emergency"));

    private async ValueTask<IReadOnlyList<EmergencyAccessGrant>> FoldAsync(CommunityId community, IEnumerable<LinkedEvent> linked,
        CancellationToken cancellation)
    {
        var folded = await folds.FoldAsync(
            [.. linked.Take(Most).Select(l => StreamKey.Of(community.Value, l.Stream, EmergencyAccessGrant.Stream))],
            cancellation);
        return [.. folded.Values.Select(f => f.State).OfType<EmergencyAccessGrant>().OrderByDescending(g => g.Until)];
    }
}
