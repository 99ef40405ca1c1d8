using Coordination.Host.Desk;
using Coordination.Host.Keys;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Act = Coordination.Host.Wiring.Act;

namespace Coordination.Host.Bookings;

/// <summary>The pages of sessions: those to come, one with its places, planning one.</summary>
public static class SessionPages
{
    public static void MapSessionPages(this RouteGroupBuilder pages)
    {
        pages.MapPage("/sessions", Act.SeeSessions, ListAsync, QueryParameter.After, QueryParameter.Limit);
        pages.MapPage("/sessions/plan", Act.PlanSession, reader => ValueTask.FromResult(reader.Page<PlanSessionPage>("plan.title", Section.Sessions,
            new PlanSessionModel(reader.Code, WardChoices.Served(reader.Viewer.Community.Charter)) { Typed = reader.Typed })));
        pages.MapPage("/sessions/{id}", Act.SeeSessions, ShowAsync);
        pages.MapSearch("/sessions/{id}", Act.RecordAttendance, ShowAsync);
        pages.MapLive("/sessions/live", Act.SeeSessions, async (viewer, asked, brush) => await brush.Of<SessionsToCome>(await ComingAsync(viewer, asked)), false, QueryParameter.After, QueryParameter.Limit);
        pages.MapLive("/sessions/{id}/live", Act.SeeBookings, DrawAsync);
    }

    private static async ValueTask<IResult> ListAsync(Reader reader) =>
        reader.Page<SessionsPage>("sessions.title", Section.Sessions, await ComingAsync(reader.Viewer, reader.Asked), "/sessions/live");

    private static async Task<SessionsModel> ComingAsync(Viewer viewer, Asked asked)
    {
        var page = await viewer.Service<Pages>().ReadAsync(Views.Sessions, viewer.In, asked, SessionReads.SoonestFirst, [new("ends_at > @", viewer.Now, s => s.State.When.Until > viewer.Now)], viewer.Cancellation);
        var sight = await viewer.Service<Sights>().OpenAsync(viewer, [], []);
        return new(viewer.Call.Code, [.. page.Rows.Select(r => Lines.Of(viewer, r.Row, sight, Links.Sessions(viewer.Call.Code)) with { People = null })],
            page.HasMore ? $"{Links.Sessions(viewer.Call.Code)}?after={page.Rows[^1].Id}" : null, viewer.May(Act.PlanSession))
        {
            CalendarHref = viewer.Community.Charter.PublicSessions.Value == "yes" ? Links.SessionsCalendar(viewer.Call.Code) : null,
        };
    }

    private static async ValueTask<IResult> ShowAsync(Reader reader)
    {
        var viewer = reader.Viewer;
        var id = viewer.Route("id");
        if (await FoldAsync(viewer, id) is not { } session) return Reader.NotFound;
        var facts = Reads.Story.Visible(viewer, await viewer.Service<StoredFacts>().OfStreamAsync(viewer.In, id, viewer.Cancellation));
        var told = await viewer.Service<Stories>().GatherAsync(viewer.In, facts, viewer.Cancellation);
        var sight = await viewer.Service<Sights>().OpenAsync(viewer, told.Values, [.. told.People, .. session.State.Bookings.Values.Select(b => b.Person)]);
        return reader.Page<SessionPage>("session.title", Section.Sessions, new SessionModel(reader.Code, Lines.Of(viewer, session, sight, Links.Session(viewer.Call.Code, session.State.Id.ToString())), session.Category.Code())
        {
            Story = Stories.Whole(told, sight),
            SheetHref = viewer.May(Act.PrintSheets) ? Links.RunSheet(reader.Code, id.ToString()) : null,
            Booking = await BookingAsync(viewer, session, reader.LookedFor),
            Typed = reader.Typed,
        }, viewer.May(Act.SeeBookings) ? $"/sessions/{id}/live" : null);
    }

    private static async Task<BookingModel?> BookingAsync(Viewer viewer, ListedSession session, string? looked)
    {
        if (session.State.PlacesLeft <= 0 || session.State.When.Until <= viewer.Now) return null;
        var href = Links.Session(viewer.Call.Code, session.State.Id.ToString());
        var mine = session.State.Bookings.Values.Any(b => b.Person == viewer.Person) ? null
            : new Web.Forms.Act(Links.Do(href, "book"), new Sentence("session.book-me"), ("_return", href), ("_refused", href));
        if (!viewer.May(Act.RecordAttendance)) return mine is null ? null : new(href, mine, ForOthers: false);
        var found = looked is null ? [] : await viewer.Service<Vault>().FindAsync(viewer.In, looked, viewer.Cancellation);
        var sight = await viewer.Service<Sights>().OpenAsync(viewer, [], found);
        return new(href, mine, ForOthers: true) { Search = looked, Found = [.. found.Select(p => new Bookable(p.ToString(), sight.NameOf(p)))] };
    }

    private static async Task<string> DrawAsync(Viewer viewer, Asked asked, Brush brush)
    {
        if (await FoldAsync(viewer, viewer.Route("id")) is not { } session || !viewer.May(Act.SeeBookings)) return "";
        var sight = await viewer.Service<Sights>().CloseAsync(viewer.In, [], session.State.Bookings.Values.Select(b => b.Person), viewer.Cancellation);
        return await brush.Of<SessionExpected>(Lines.Of(viewer, session, sight, Links.Session(viewer.Call.Code, session.State.Id.ToString())));
    }

    private static async Task<ListedSession?> FoldAsync(Viewer viewer, Guid id) =>
        (await viewer.Service<StreamRows>().FoldAsync(Views.Sessions, viewer.In, id, viewer.Cancellation))?.Row;
}
