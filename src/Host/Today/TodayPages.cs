using Coordination.Host.Changes;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Today;

/// <summary>The page of the day, and its live parts.</summary>
public static class TodayPages
{
    private static readonly QueryParameter wall =
        new("wall", typeof(int),
        "1 for a screen on the wall: large, without names or anybody's words, without buttons that change anything.");

    public static void MapTodayPage(this FeatureBuilder it)
    {
        it.Page("/today", TodayFeature.SeeToday, ShowAsync, [wall, .. LookBack.Asks]);
        it.Live("/today/live", TodayFeature.SeeToday, BuildAsync, false, wall);
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (IsWall(reader.ReadQuery))
        {
            var bare = reader.Shell with { Menu = [], SignedInAs = null, SignOutAction = null, Done = null, LookBack = null };
            return (reader with { Shell = bare }).Page<WallPage>("wall.title", TodayFeature.Section,
                await viewer.Service<WallPageBuilder>().BuildAsync(viewer), "/today/live");
        }
        var day = await viewer.Service<TodayPageBuilder>().BuildAsync(viewer, reader.ReadQuery.At, isOpened: true, reader.AsOf);
        var lastLook = reader.AsOf is null && viewer.May(ChangesFeature.SeeChanges)
            ? await viewer.Service<LastLooks>().LookAsync(viewer) : null;
        return reader.Page<TodayPage>("today.title", TodayFeature.Section, day with { LastLook = lastLook }, "/today/live");
    }

    private static bool IsWall(ReadQuery asked) => asked.OneOf("wall", "1") is not null;

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        if (IsWall(asked))
        {
            var seen = await viewer.Service<WallPageBuilder>().BuildAsync(viewer);
            return string.Concat(await renderer.Of<TodaySays>(seen.DayFigures), await renderer.Of<NowStrip>(seen.DayFigures.Figures),
                await renderer.Of<WallRequests>(seen.Requests), await renderer.Of<WallSessions>(seen.Sessions));
        }
        var model = await viewer.Service<TodayPageBuilder>().BuildAsync(viewer, null, isOpened: false);
        return string.Concat(
            await renderer.Of<TodaySays>(model.DayFigures), await renderer.Of<NowStrip>(model.DayFigures.Figures),
            await renderer.Of<UnseenNotes>(model.Notes), await renderer.Of<OpenRequests>(model.Requests),
            await renderer.Of<SessionsToday>(model.Sessions), await renderer.Of<Feed>(model.Feed));
    }
}
