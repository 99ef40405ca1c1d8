using Coordination.Domain.Bookings;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>The pages that list sessions: those to come, those of which somebody has to be told, and those that are over.</summary>
public static class SessionLists
{
    private static readonly QueryParameter show =
        new("show", typeof(string), $"{PeopleToTell.Shown}: only those of which somebody has to be told a change; "
            + $"{SessionsOfDay.Today}: those that begin today, and those that have begun before and still run.");

    private static readonly QueryParameter day =
        new("day", typeof(DateOnly), "Only the sessions of this day that take place, also if they are over.");

    public static void MapSessionLists(this FeatureBuilder it)
    {
        it.Page("/sessions", BookingsFeature.SeeSessions, ComingAsync,
            [show, day, QueryParameter.After, QueryParameter.Limit, .. LookBack.Asks]);
        it.Page("/sessions/past", BookingsFeature.SeeSessions, PastAsync, QueryParameter.After, QueryParameter.Limit);
        it.Live("/sessions/live", BookingsFeature.SeeSessions,
            async (viewer, asked, renderer) => await renderer.Of<SessionDays>(await ComingAsync(viewer, asked)), false, show, day,
            QueryParameter.After, QueryParameter.Limit);
    }

    private static async ValueTask<IResult> ComingAsync(PageReader reader) => reader.Page<SessionsPage>("sessions.title",
        BookingsFeature.Section, await ComingAsync(reader.Viewer, reader.ReadQuery), "/sessions/live");

    private static async ValueTask<IResult> PastAsync(PageReader reader)
    {
        var (viewer, here) = (reader.Viewer, Links.PastSessions(reader.Code));
        var page = await ReadAsync(viewer, reader.ReadQuery, SessionsList.LatestFirst, SessionsList.EndsAt.AtMost(viewer.Now), here, '?');
        return reader.Page<PastSessionsPage>("sessions.past", BookingsFeature.Section, page with { None = "sessions.none-past" });
    }

    private static async Task<SessionsModel> ComingAsync(Viewer viewer, ReadQuery asked)
    {
        if (asked.Day(day.Name) is { } chosen) return await OfDayAsync(viewer, asked, chosen);
        var (code, at) = (viewer.Caller.Code, asked.AsOf ?? viewer.Now);
        var shown = asked.OneOf("show", PeopleToTell.Shown, SessionsOfDay.Today);
        var (filter, none) = shown switch
        {
            SessionsOfDay.Today => (SessionsOfDay.At(at, viewer.Community.Zone) & SessionsOfDay.TakesPlace, "sessions.none-that-day"),
            PeopleToTell.Shown when viewer.May(BookingsFeature.RecordTold) => (PeopleToTell.Filter(at), "session.all-told"),
            _ => (SessionsList.EndsAt.Above(at), shown is null ? "sessions.none" : "session.all-told"),
        };
        var page = await ReadAsync(viewer, asked, SessionsList.SoonestFirst, filter,
            shown is null ? Links.Sessions(code) : Links.Sessions(code, shown), shown is null ? '?' : '&');
        return page with
        {
            AsOf = asked.AsOf,
            IsToday = shown is SessionsOfDay.Today,
            MayPlan = viewer.May(BookingsFeature.PlanSession),
            None = none,
            CalendarHref = viewer.Community.Charter.Of(PlanSession.PublicSessions).Value == "yes" ? Links.SessionsCalendar(code) : null,
        };
    }

    private static async Task<SessionsModel> OfDayAsync(Viewer viewer, ReadQuery asked, DateOnly chosen)
    {
        var page = await ReadAsync(viewer, asked, SessionsList.SoonestFirst, SessionsOfDay.Filter(chosen, viewer.Community.Zone),
            Links.SessionsOf(viewer.Caller.Code, chosen), '&');
        return page with { AsOf = asked.AsOf, Day = chosen, None = "sessions.none-that-day" };
    }

    private static async Task<SessionsModel> ReadAsync(
        Viewer viewer, ReadQuery asked, Order<ListedSession> order, Filter<ListedSession> filter, string here, char then)
    {
        var page = await viewer.Service<PagedLists>().ReadAsync(SessionsList.View, viewer.In, asked, order, filter, viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], []);
        return new(viewer.Caller.Code,
            [.. page.Rows.Select(r => SessionLines.Of(viewer, r.Row, disclosure, here) with { People = null, IsUpToDate = r.IsUpToDate })],
            page.HasMore ? $"{here}{then}after={page.Rows[^1].Id}".AsOf(asked.AsOf) : null)
        {
            IsUpToDate = page.IsUpToDate,
        };
    }
}
