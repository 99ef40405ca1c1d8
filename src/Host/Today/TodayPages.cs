using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Lists;
using Coordination.Host.Wiring;

namespace Coordination.Host.Today;

/// <summary>The day as a page, and what changes on it.</summary>
public static class TodayPages
{
    public static void MapTodayPage(this RouteGroupBuilder pages)
    {
        pages.MapPage("/today", Act.SeeToday, async reader =>
            reader.Page<TodayPage>("today.title", Section.Today, await reader.Viewer.Service<TodayPicture>().DrawAsync(reader.Viewer, reader.Asked.At, isOpened: true), "/today/live"));
        pages.MapLive("/today/live", Act.SeeToday, DrawAsync);
    }

    private static async Task<string> DrawAsync(Viewer viewer, Asked asked, Brush brush)
    {
        var model = await viewer.Service<TodayPicture>().DrawAsync(viewer, null, isOpened: false);
        return string.Concat(
            await brush.Of<TodaySays>(model.Pressing), await brush.Of<NowStrip>(model.Pressing.Figures), await brush.Of<OpenRequests>(model.Requests),
            await brush.Of<SessionsToday>(model.Sessions), await brush.Of<Feed>(model.Feed));
    }
}
