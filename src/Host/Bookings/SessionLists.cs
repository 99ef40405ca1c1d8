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

    private static readonly QueryParameter[] asks =
        [show, day, QueryParameter.After, QueryParameter.Limit, .. SessionNarrowing.Asks];

    public static void MapSessionLists(this FeatureBuilder it)
    {
        it.Page("/sessions", BookingsFeature.SeeSessions, ComingAsync, [.. asks, .. LookBack.Asks]);
        it.Page("/sessions/past", BookingsFeature.SeeSessions, PastAsync, QueryParameter.After, QueryParameter.Limit);
        it.Live("/sessions/live", BookingsFeature.SeeSessions,
            async (viewer, asked, renderer) => await renderer.Of<SessionDays>(await ComingAsync(viewer, asked)), false, asks);
    }

    private static async ValueTask<IResult> ComingAsync(PageReader reader)
    {
        var model = await ComingAsync(reader.Viewer, reader.ReadQuery);
        return (model.Narrowed is { } narrowed ? reader.Narrowed(narrowed) : reader)
            .Page<SessionsPage>("sessions.title", BookingsFeature.Section, model, "/sessions/live");
    }

    private static async ValueTask<IResult> PastAsync(PageReader reader)
    {
        var (viewer, here) = (reader.Viewer, ListAddress.Of(Links.PastSessions(reader.Code), reader.ReadQuery));
        var page = await ReadAsync(viewer, reader.ReadQuery, SessionsList.LatestFirst, SessionsList.EndsAt.AtMost(viewer.Now), here);
        return reader.Page<PastSessionsPage>("sessions.past", BookingsFeature.Section, page with { None = "sessions.none-past" });
    }

    private static async Task<SessionsModel> ComingAsync(Viewer viewer, ReadQuery strict)
    {
        if (strict.Day(day.Name) is { } chosen) return await OfDayAsync(viewer, strict, chosen);
        var (code, asked, at) = (viewer.Caller.Code, strict.Lenient, strict.AsOf ?? viewer.Now);
        var only = SessionNarrowing.Of(asked);
        var shown = asked.OneOf("show", PeopleToTell.Shown, SessionsOfDay.Today);
        var (filter, none) = shown switch
        {
            SessionsOfDay.Today => (SessionsOfDay.At(at, viewer.Community.Zone) & SessionsOfDay.TakesPlace, "sessions.none-that-day"),
            PeopleToTell.Shown when viewer.May(BookingsFeature.RecordTold) => (PeopleToTell.Filter(at), "session.all-told"),
            PeopleToTell.Shown => (SessionsList.EndsAt.Above(at), "session.all-told"),
            _ when only.From is not null => (Filter.All<ListedSession>(), "sessions.none"),
            _ => (SessionsList.EndsAt.Above(at), "sessions.none"),
        };
        var address = ListAddress.Of(Links.Sessions(code), asked);
        var narrowed = ListFilter.Of(address, only.Says, asked.Misunderstood);
        var page = await ReadAsync(viewer, asked, SessionsList.SoonestFirst, filter & only.Filter(viewer.Community.Zone), address);
        return page with
        {
            Narrowed = narrowed,
            Served = Served.By(viewer.Community.Charter),
            AsOf = asked.AsOf,
            IsToday = shown is SessionsOfDay.Today,
            MayPlan = viewer.May(BookingsFeature.PlanSession),
            None = narrowed.IsOn ? "sessions.none-so" : none,
            CalendarHref = viewer.Community.Charter.Of(PlanSession.PublicSessions).Value == "yes" ? Links.SessionsCalendar(code) : null,
        };
    }

    private static async Task<SessionsModel> OfDayAsync(Viewer viewer, ReadQuery asked, DateOnly chosen)
    {
        var page = await ReadAsync(viewer, asked, SessionsList.SoonestFirst, SessionsOfDay.Filter(chosen, viewer.Community.Zone),
            ListAddress.Of(Links.Sessions(viewer.Caller.Code), asked));
        return page with { AsOf = asked.AsOf, Day = chosen, None = "sessions.none-that-day" };
    }

    private static async Task<SessionsModel> ReadAsync(
        Viewer viewer, ReadQuery asked, Order<ListedSession> order, Filter<ListedSession> filter, ListAddress here)
    {
        var page = await viewer.Service<PagedLists>().ReadAsync(SessionsList.View, viewer.In, asked, order, filter, viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], []);
        return new(viewer.Caller.Code,
            [.. page.Rows.Select(r => SessionLines.Of(viewer, r.Row, disclosure, here.ToString()) with
            {
                People = null,
                IsUpToDate = r.IsUpToDate,
            })],
            page.HasMore ? here.With("after", page.Rows[^1].Id.ToString()).ToString() : null)
        {
            IsUpToDate = page.IsUpToDate,
        };
    }
}
