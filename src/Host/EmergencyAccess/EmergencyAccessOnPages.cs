using Coordination.Domain.Communities;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.EmergencyAccess;

/// <summary>An emergency access on a page: who opened it, to whose details, why, until when, and what a review found.</summary>
public sealed record EmergencyAccessLine(string Id, Sentence What, DateTimeOffset At, DateTimeOffset Until, bool IsOver)
{
    /// <summary>Why it was opened; null where that is not for the reader.</summary>
    public Opened? Words { get; init; }

    /// <summary>Whether a steward found it justified; null if nobody has reviewed it.</summary>
    public bool? IsJustified { get; init; }

    /// <summary>What the review found; null where that is not for the reader.</summary>
    public Opened? Finding { get; init; }
    public bool MayReview { get; init; }
}

/// <summary>Emergency accesses: those opened lately, those to the details of the reader, or those that the reader opened.</summary>
/// <param name="Of">What they have in common: the community, the reader's details, or the reader who opened them.</param>
public sealed record OpenedAccesses(string Community, string Of, IReadOnlyList<EmergencyAccessLine> Lines);

/// <summary>The person to whose details a reader can open emergency access.</summary>
/// <param name="WhyNot">Why the reader cannot open it now; null if they can.</param>
public sealed record AccessiblePerson(string Community, string Person, string Href, Refusal? WhyNot);

/// <summary>Opening emergency access on the page of a person, and reviewing it on the stewards' page.</summary>
public static class EmergencyAccessOnPages
{
    /// <summary>Offered if the reader may not see all contact details of the person. Where it cannot be opened, it says why.</summary>
    public static async ValueTask<IReadOnlyList<PagePart>> OfPersonAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        if (viewer.Person == member.Id) return await OfOneselfAsync(page);
        if ((viewer.May(Permission.OpenContact) && !member.IsAddressRestricted)
            || !viewer.May(EmergencyAccessFeature.OpenEmergencyAccess)
            || await viewer.Service<Relations>().IsOpenInEmergencyAsync(viewer, member.Id)) return [];
        var opening = new OpenEmergencyAccess(default, member.Id, Emergency.UrgentContact, CommandPreviews.Unsaid,
            viewer.Community.ActingStewards,
            await viewer.Service<EmergencyAccesses>().UnreviewedAsync(viewer.In, viewer.Person, viewer.Cancellation));
        var whyNot = (opening.Decide(null, viewer.At) as Decision<EmergencyAccessEvent>.Refused)?.Why;
        return [PagePart.Of<OpenAccessPanel>(PartPlace.Panel, 10,
            new AccessiblePerson(viewer.Caller.Code, member.Id.ToString(), page.Href, whyNot))];
    }

    /// <summary>Whoever it was about reads who looked, why, and what a steward found; whoever opened it reads the finding.</summary>
    private static async ValueTask<IReadOnlyList<PagePart>> OfOneselfAsync(PartContext<Membership> page)
    {
        var (viewer, accesses) = (page.Viewer, page.Viewer.Service<EmergencyAccesses>());
        var (about, by) = (new List<EmergencyAccessGrant>(), new List<EmergencyAccessGrant>());
        foreach (var record in viewer.Records)
        {
            about.AddRange(await accesses.OverAsync(viewer, record));
            by.AddRange(await accesses.ByAsync(viewer, record));
        }
        return [.. await PartAsync(viewer, about, "you", 30, "own"), .. await PartAsync(viewer, by, "by-you", 31, null)];
    }

    public static async ValueTask<IReadOnlyList<PagePart>> OfCommunityAsync(PartContext<Community> page)
    {
        var viewer = page.Viewer;
        if (!page.IsOpened || !viewer.May(EmergencyAccessFeature.SeeEmergencyAccess)) return [];
        return await PartAsync(viewer, await viewer.Service<EmergencyAccesses>().LatestAsync(viewer), "here", 10, Opening.Review);
    }

    /// <param name="purpose">For what the reader reads the words; null if they are not for them.</param>
    private static async ValueTask<IReadOnlyList<PagePart>> PartAsync(Viewer viewer, IReadOnlyList<EmergencyAccessGrant> accesses,
        string of, int order, string? purpose)
    {
        if (accesses.Count == 0 && of != "here") return [];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [],
            accesses.SelectMany(g => new[] { g.OpenedBy, g.Person }), of == "you" ? Relation.Own : Relation.None,
            of == "you" ? [.. accesses.Select(g => g.OpenedBy)] : null);
        var words = purpose is null ? null : await viewer.Service<Opening>().WordsAsync(viewer,
            accesses.SelectMany(g => g.Review is { } review ? new[] { g.Words, review.Words } : [g.Words]), purpose);
        return [PagePart.Of<OpenedAccessSection>(PartPlace.Sections, order,
            new OpenedAccesses(viewer.Caller.Code, of, [.. accesses.Select(g => Line(viewer, g, disclosure, words) with
            {
                MayReview = of == "here" && viewer.Accepts(EmergencyAccessFeature.ReviewEmergencyAccess, g,
                    new ReviewEmergencyAccess(true, CommandPreviews.Unsaid, viewer.Community.ActingStewards)),
            })]))];
    }

    private static EmergencyAccessLine Line(Viewer viewer, EmergencyAccessGrant access, NameDisclosure disclosure, Words? words) => new(
        access.Id.ToString(), EmergencyAccesses.Said(access, disclosure), access.Until - OpenEmergencyAccess.Lasts, access.Until,
        access.Until <= viewer.Now)
    {
        Words = words is null ? null : NameDisclosure.Of(access.Words, words),
        IsJustified = access.Review?.IsJustified,
        Finding = words is not null && access.Review is { } review ? NameDisclosure.Of(review.Words, words) : null,
    };
}
