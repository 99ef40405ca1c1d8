using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Lists;
using Coordination.Host.Wiring;

namespace Coordination.Host.Today;

/// <summary>The day as a page, and what changes on it.</summary>
public static class TodayPages
{
    private static readonly QueryParameter wall = new("wall", typeof(int), "1 for a screen on the wall: big, without anybody's name or words, with nothing to press that changes anything.");

    public static void MapTodayPage(this RouteGroupBuilder pages)
    {
        pages.MapPage("/today", Act.SeeToday, ShowAsync, wall);
        pages.MapLive("/today/live", Act.SeeToday, DrawAsync, false, wall);
    }

    private static async ValueTask<IResult> ShowAsync(Reader reader) => IsWall(reader.Asked)
        ? (reader with { Shell = reader.Shell with { Sections = [], SignedInAs = null, SignOutAction = null, Done = null } })
            .Page<WallPage>("wall.title", Section.Today, await reader.Viewer.Service<WallPicture>().DrawAsync(reader.Viewer), "/today/live")
        : reader.Page<TodayPage>("today.title", Section.Today, await reader.Viewer.Service<TodayPicture>().DrawAsync(reader.Viewer, reader.Asked.At, isOpened: true), "/today/live");

    private static bool IsWall(Asked asked) => asked.OneOf("wall", "1") is not null;

    private static async Task<string> DrawAsync(Viewer viewer, Asked asked, Brush brush)
    {
        if (IsWall(asked))
        {
            var seen = await viewer.Service<WallPicture>().DrawAsync(viewer);
            return string.Concat(await brush.Of<TodaySays>(seen.Pressing), await brush.Of<NowStrip>(seen.Pressing.Figures), await brush.Of<WallRequests>(seen.Requests), await brush.Of<WallSessions>(seen.Sessions));
        }
        var model = await viewer.Service<TodayPicture>().DrawAsync(viewer, null, isOpened: false);
        return string.Concat(
            await brush.Of<TodaySays>(model.Pressing), await brush.Of<NowStrip>(model.Pressing.Figures), await brush.Of<OpenRequests>(model.Requests),
            await brush.Of<SessionsToday>(model.Sessions), await brush.Of<Feed>(model.Feed));
    }
}
