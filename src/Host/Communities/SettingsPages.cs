using Coordination.Host.People;
using Coordination.Domain.Agreements;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>That somebody opened emergency access: who, over whom, why, and whether the reader is to look at it.</summary>
public sealed record EmergencyAccessLine(string Id, Sentence What, Opened Words, DateTimeOffset At, bool IsReviewed, bool MayReview);

/// <summary>What stewards look after: each other, emergency access, and the routes of the community.</summary>
public sealed record SettingsModel(string Community, string Name, IReadOnlyList<(Opened Name, string Href)> Stewards,
    IReadOnlyList<EmergencyAccessLine> EmergencyAccess, IReadOnlyList<(string Key, string Href)> More)
{
    public Button? StandDown { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The stewards' page of a community.</summary>
public static class SettingsPages
{
    public static void MapSettingsPage(this FeatureBuilder it) =>
        it.Page("/settings", CommunitiesFeature.SeeSettings, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, page) = (reader.Viewer, Links.Settings(reader.Code));
        var stewards = viewer.Community.Stewards.OrderBy(s => s.Value).ToList();
        var accesses = await viewer.Service<EmergencyAccesses>().LatestAsync(viewer);
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, [], [.. stewards, .. accesses.SelectMany(g => new[] { g.OpenedBy, g.Person })]);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, accesses.Select(g => g.Words), Opening.Review);
        return reader.Page<SettingsPage>("settings.title", Section.Elsewhere, new SettingsModel(reader.Code, viewer.Community.Name,
            [.. stewards.Select(s => (disclosure.NameOf(s), Links.Person(reader.Code, s.ToString())))],
            [.. accesses.Select(g => new EmergencyAccessLine(g.Id.ToString(),
                EmergencyAccesses.Said(g, disclosure),
                NameDisclosure.Of(g.Words, words), g.Until - Domain.EmergencyAccess.OpenEmergencyAccess.Lasts, g.IsReviewed,
                viewer.Accepts(EmergencyAccessFeature.ReviewEmergencyAccess, g, new ReviewEmergencyAccess(true, CommandPreviews.Unsaid))))],
            [("section.People", Links.People(reader.Code)), ("programs.title", Links.Programs(reader.Code)),
                ("charter.title", Links.Charter(reader.Code))])
        {
            StandDown = viewer.Accepts(PeopleFeature.ManageOwn,
                CommunityAgreements.StandDown(viewer.Community, viewer.Member, null, viewer.At))
                ? Buttons.To(Links.Do(Links.Person(reader.Code, viewer.Person.ToString()), "give-up-role"), new("settings.stand-down"),
                    page, ("role", Role.Steward.Code())) : null,
            Typed = reader.Typed,
        });
    }
}
