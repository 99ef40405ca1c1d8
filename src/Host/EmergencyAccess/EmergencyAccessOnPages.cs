using Coordination.Domain.Communities;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.EmergencyAccess;

/// <summary>An emergency access on a page: who opened it, to whose details, why, and whether the reader is to review it.</summary>
public sealed record EmergencyAccessLine(string Id, Sentence What, Opened Words, DateTimeOffset At, bool IsReviewed, bool MayReview);

/// <summary>The emergency accesses opened lately.</summary>
public sealed record OpenedAccesses(string Community, IReadOnlyList<EmergencyAccessLine> Lines);

/// <summary>The person to whose details a reader can open emergency access.</summary>
public sealed record AccessiblePerson(string Community, string Person, string Href);

/// <summary>Opening emergency access on the page of a person, and reviewing it on the stewards' page.</summary>
public static class EmergencyAccessOnPages
{
    /// <summary>Offered if the reader may not see all contact details of the person.</summary>
    public static async ValueTask<IReadOnlyList<PagePart>> OfPersonAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        if (viewer.Person == member.Id || (viewer.May(Permission.OpenContact) && !member.IsAddressRestricted)
            || await viewer.Service<Relations>().IsOpenInEmergencyAsync(viewer, member.Id)) return [];
        var opening = new OpenEmergencyAccess(default, member.Id, Emergency.UrgentContact, CommandPreviews.Unsaid,
            viewer.Community.ActingStewards);
        return !viewer.Accepts<EmergencyAccessGrant?, EmergencyAccessEvent>(EmergencyAccessFeature.OpenEmergencyAccess, null, opening) ? []
            : [PagePart.Of<OpenAccessPanel>(PartPlace.Panel, 10,
                new AccessiblePerson(viewer.Caller.Code, member.Id.ToString(), page.Href))];
    }

    public static async ValueTask<IReadOnlyList<PagePart>> OfCommunityAsync(PartContext<Community> page)
    {
        var viewer = page.Viewer;
        if (!page.IsOpened || !viewer.May(EmergencyAccessFeature.SeeEmergencyAccess)) return [];
        var accesses = await viewer.Service<EmergencyAccesses>().LatestAsync(viewer);
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, [], accesses.SelectMany(g => new[] { g.OpenedBy, g.Person }));
        var words = await viewer.Service<Opening>().WordsAsync(viewer, accesses.Select(g => g.Words), Opening.Review);
        return [PagePart.Of<OpenedAccessSection>(PartPlace.Sections, 10,
            new OpenedAccesses(viewer.Caller.Code, [.. accesses.Select(g => Line(viewer, g, disclosure, words))]))];
    }

    private static EmergencyAccessLine Line(Viewer viewer, EmergencyAccessGrant access, NameDisclosure disclosure, Words words) => new(
        access.Id.ToString(), EmergencyAccesses.Said(access, disclosure),
        NameDisclosure.Of(access.Words, words), access.Until - OpenEmergencyAccess.Lasts, access.IsReviewed,
        viewer.Accepts(EmergencyAccessFeature.ReviewEmergencyAccess, access, new ReviewEmergencyAccess(true, CommandPreviews.Unsaid)));
}
