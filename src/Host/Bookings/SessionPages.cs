using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>The pages of sessions: the list, one session, planning one.</summary>
public static class SessionPages
{
    public static void MapSessionPages(this FeatureBuilder it)
    {
        it.Page("/sessions", BookingsFeature.SeeSessions, ListAsync, QueryParameter.After, QueryParameter.Limit);
        it.Page("/sessions/plan", BookingsFeature.PlanSession, PlanAsync);
        it.Page("/sessions/{id}", BookingsFeature.SeeSessions, ShowAsync, QueryParameter.Before);
        it.Search("/sessions/{id}", BookingsFeature.RecordAttendance, ShowAsync);
        it.Live("/sessions/live", BookingsFeature.SeeSessions,
            async (viewer, asked, renderer) =>
            await renderer.Of<SessionsToCome>(await ComingAsync(viewer, asked)), false, QueryParameter.After, QueryParameter.Limit);
        it.Live("/sessions/{id}/live", BookingsFeature.SeeBookings, BuildAsync);
    }

    private static ValueTask<IResult> PlanAsync(PageReader reader)
    {
        var wards = WardChoices.Served(reader.Viewer.Community.Charter.Of(RaiseRequest.Wards).Value);
        return ValueTask.FromResult(reader.Page<PlanSessionPage>("plan.title", BookingsFeature.Section,
            new PlanSessionModel(reader.Code, wards) { Typed = reader.Typed }));
    }

    private static async ValueTask<IResult> ListAsync(PageReader reader) =>
        reader.Page<SessionsPage>("sessions.title", BookingsFeature.Section,
            await ComingAsync(reader.Viewer, reader.ReadQuery), "/sessions/live");

    private static async Task<SessionsModel> ComingAsync(Viewer viewer, ReadQuery asked)
    {
        var page = await viewer.Service<PagedLists>().ReadAsync(
            SessionsList.View, viewer.In, asked, SessionsList.SoonestFirst, SessionsList.EndsAt.Above(viewer.Now), viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], []);
        var back = Links.Sessions(viewer.Caller.Code);
        return new(viewer.Caller.Code,
            [.. page.Rows.Select(r => SessionLines.Of(viewer, r.Row, disclosure, back) with { People = null, IsUpToDate = r.IsUpToDate })],
            page.HasMore ? $"{Links.Sessions(viewer.Caller.Code)}?after={page.Rows[^1].Id}" : null, viewer.May(BookingsFeature.PlanSession))
        {
            IsUpToDate = page.IsUpToDate,
            CalendarHref = viewer.Community.Charter.Of(PlanSession.PublicSessions).Value == "yes"
                ? Links.SessionsCalendar(viewer.Caller.Code) : null,
        };
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var id = viewer.Route("id");
        if (await FoldAsync(viewer, id) is not { Row: var session } current) return PageReader.NotFound;
        var story = await viewer.Service<StoredFacts>().OfStreamAsync(viewer.In, id, reader.ReadQuery.Before, viewer.Cancellation);
        var gathered = await viewer.Service<StoryBuilder>()
            .GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, gathered.Values, [.. gathered.People, .. session.State.Bookings.Values.Select(b => b.Person)]);
        var line = SessionLines.Of(viewer, session, disclosure, Links.Session(viewer.Caller.Code, session.State.Id.ToString()));
        var shown = new SessionModel(reader.Code, line with { IsUpToDate = current.IsUpToDate }, session.Category.Code());
        return reader.Page<SessionPage>("session.title", BookingsFeature.Section, shown with
        {
            Story = viewer.Service<StoryBuilder>().Of(story, gathered, disclosure, Links.Session(reader.Code, id.ToString())),
            SheetHref = viewer.May(BookingsFeature.PrintAttendance) ? Links.AttendanceSheet(reader.Code, id.ToString()) : null,
            Booking = await BookingAsync(viewer, session, reader.LookedFor),
            Typed = reader.Typed,
        }, viewer.May(BookingsFeature.SeeBookings) ? $"/sessions/{id}/live" : null);
    }

    private static async Task<BookingModel?> BookingAsync(Viewer viewer, ListedSession session, string? looked)
    {
        var (href, somebody) = (Links.Session(viewer.Caller.Code, session.State.Id.ToString()), new PersonId(Guid.NewGuid()));
        var forMe = BookingAgreements.Book(default, viewer.Person, viewer.Member, session.State, null, viewer.At);
        var mine = !viewer.Accepts(BookingsFeature.BookPlace, forMe) ? null
            : new Button(Links.Do(href, "book"), new Sentence("session.book-me"), ("_return", href), ("_refused", href));
        if (!viewer.Accepts(BookingsFeature.BookPlace, session.State, new BookPlace(default, somebody, null), somebody))
            return mine is null ? null : new(href, mine, ForOthers: false);
        var found = looked is null ? [] : await viewer.Service<Vault>().FindAsync(viewer.In, looked, viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], found);
        return new(href, mine, ForOthers: true)
        { Search = looked, Found = [.. found.Select(p => new Bookable(p.ToString(), disclosure.NameOf(p)))] };
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        if (await FoldAsync(viewer, viewer.Route("id")) is not { Row: var session } current || !viewer.May(BookingsFeature.SeeBookings))
            return "";
        var disclosure = await viewer.Service<NameDisclosures>()
            .CloseAsync(viewer.In, [], session.State.Bookings.Values.Select(b => b.Person), viewer.Cancellation);
        return await renderer.Of<SessionExpected>(
            SessionLines.Of(viewer, session, disclosure,
                Links.Session(viewer.Caller.Code, session.State.Id.ToString())) with
            { IsUpToDate = current.IsUpToDate });
    }

    private static Task<Current<ListedSession>?> FoldAsync(Viewer viewer, Guid id) =>
        viewer.Service<StreamRows>().FoldAsync(SessionsList.View, viewer.In, id, viewer.Cancellation);
}
