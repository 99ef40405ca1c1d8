using Coordination.Domain.Kernel;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Forms;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.Communities;

/// <summary>That somebody broke the glass: who, over whom, why, and whether the reader is to look at it.</summary>
public sealed record GlassLine(string Id, Sentence What, Opened Words, DateTimeOffset At, bool IsReviewed, bool MayReview);

/// <summary>What stewards look after: each other, broken glass, and the doors of the community.</summary>
public sealed record SettingsModel(string Community, string Name, IReadOnlyList<(Opened Name, string Href)> Stewards, IReadOnlyList<GlassLine> Glass, IReadOnlyList<(string Key, string Href)> More)
{
    public Press? StandDown { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The stewards' page of a community.</summary>
public static class SettingsPages
{
    public static void MapSettingsPage(this RouteGroupBuilder pages) => pages.MapPage("/settings", Act.SeeGlass, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(Reader reader)
    {
        var (viewer, page) = (reader.Viewer, Links.Settings(reader.Code));
        var stewards = viewer.Community.Stewards.OrderBy(s => s.Value).ToList();
        var glasses = await viewer.Service<Glasses>().LatestAsync(viewer);
        var sight = await viewer.Service<Sights>().OpenAsync(viewer, [], [.. stewards, .. glasses.SelectMany(g => new[] { g.By, g.Person })]);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, glasses.Select(g => g.Words), Opening.Review);
        return reader.Page<SettingsPage>("settings.title", Section.Elsewhere, new SettingsModel(reader.Code, viewer.Community.Name,
            [.. stewards.Select(s => (sight.NameOf(s), Links.Person(reader.Code, s.ToString())))],
            [.. glasses.Select(g => new GlassLine(g.Id.ToString(), new("story.break-glass.broken", sight.NameOf(g.By), sight.NameOf(g.Person), g.Emergency.Coded("emergency")), Sight.Of(g.Words, words), g.Until - Domain.BreakGlass.BreakTheGlass.Lasts, g.IsReviewed, !g.IsReviewed && g.Told.Contains(viewer.Person)))],
            [("section.People", Links.People(reader.Code)), ("programs.title", Links.Programs(reader.Code)), ("charter.title", Links.Charter(reader.Code))])
        {
            StandDown = stewards.Count > 2 ? Presses.To(Links.Do(Links.Person(reader.Code, viewer.Person.ToString()), "give-up-role"), new("settings.stand-down"), page, ("role", Role.Steward.Code())) : null,
            Typed = reader.Typed,
        });
    }
}
