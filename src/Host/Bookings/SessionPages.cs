using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>The pages of one session: the session itself, planning one, cancelling one.</summary>
public static class SessionPages
{
    public static void MapSessionPages(this FeatureBuilder it)
    {
        it.Page("/sessions/plan", BookingsFeature.PlanSession, PlanAsync);
        it.Page("/sessions/{id}", BookingsFeature.SeeSessions, ShowAsync, [QueryParameter.Before, .. LookBack.Asks]);
        it.AskFirst("/sessions/{id}/cancel", BookingsFeature.PlanSession, BookingsFeature.Section, CancellingAsync);
        it.Search("/sessions/{id}", BookingsFeature.RecordAttendance, ShowAsync);
        it.Live("/sessions/{id}/live", BookingsFeature.SeeBookings, BuildAsync);
    }

    private static ValueTask<IResult> PlanAsync(PageReader reader) =>
        ValueTask.FromResult(reader.Page<PlanSessionPage>("plan.title", BookingsFeature.Section,
            new PlanSessionModel(reader.Code, Served.By(reader.Viewer.Community.Charter)) { Typed = reader.Typed }));

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var (id, facts, before) = (viewer.Route("id"), viewer.Service<StoredFacts>(), reader.ReadQuery.Before);
        var upTo = await facts.PositionAtAsync(viewer.In, reader.AsOf, viewer.Cancellation);
        if (await viewer.Service<StreamRows>().FoldAsync(SessionsList.View, viewer.In, id, upTo, viewer.Cancellation)
            is not { Row: var session } current) return PageReader.NotFound;
        var story = await facts.OfStreamAsync(viewer.In, id, StoryPart.From(before, upTo), viewer.Cancellation);
        var gathered = await viewer.Service<StoryBuilder>()
            .GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, gathered.Values, [.. gathered.People, .. session.State.Places.Values.Select(b => b.Person)]);
        var open = await viewer.Service<OpenAfterwards>().AmongAsync(viewer, session.State);
        var line = SessionLines.Of(viewer, session, disclosure, Links.Session(viewer.Caller.Code, session.State.Id.ToString()), open);
        var shown = new SessionModel(reader.Code, line with { IsUpToDate = current.IsUpToDate }, session.Category.Code())
        {
            Story = viewer.Service<StoryBuilder>().Of(story, gathered, disclosure,
                Links.Session(reader.Code, id.ToString()).AsOf(reader.AsOf)),
        };
        if (upTo is not null)
            return reader.Page<SessionPage>("session.title", BookingsFeature.Section,
                shown with { Line = shown.Line.WithoutButtons, IsPast = true });
        return reader.Page<SessionPage>("session.title", BookingsFeature.Section, shown with
        {
            SheetHref = viewer.May(BookingsFeature.PrintAttendance) ? Links.AttendanceSheet(reader.Code, id.ToString()) : null,
            Booking = await BookingAsync(viewer, session, reader),
            Change = SessionChanges.FormOf(viewer, session),
            ToTell = await SessionChanges.ToTellAsync(viewer, session, disclosure),
            Typed = reader.Typed,
        }, viewer.May(BookingsFeature.SeeBookings) ? $"/sessions/{id}/live" : null);
    }

    /// <summary>Asks once more. What cannot be cancelled says so on its own page.</summary>
    private static async ValueTask<AskedOrNot> CancellingAsync(PageReader reader)
    {
        var (viewer, id) = (reader.Viewer, reader.Viewer.Route("id"));
        if (await FoldAsync(viewer, id) is not { Row: var session }) return AskedOrNot.NotFound;
        var page = Links.Session(reader.Code, id.ToString());
        if (!SessionChanges.MayCancel(viewer, session)) return AskedOrNot.Back(page);
        var bookings = session.State.Bookings.Values;
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], bookings.Select(b => b.Person));
        var requests = bookings.Select(b => b.Request).OfType<RequestId>().Distinct().Count();
        return new Asking("cancel", "cancel.heading", new("cancel.heading"), page, new("sentence.only", session.Title))
        {
            Means =
            [
                new("cancel.what", session.Title, new FromTo(session.State.When.From, session.State.When.Until),
                    Wards.NameOf(session.Place)),
                session.State.Bookings.IsEmpty ? new("cancel.nobody") : Sentence.Counted("cancel.people", session.State.Bookings.Count),
            ],
            People = [.. bookings.Select(b => disclosure.NameOf(b.Person)).ByName(name => name)],
            Then = [.. requests > 0 ? [Sentence.Counted("cancel.requests", requests)] : (Sentence[])[], new("cancel.for-good")],
            Fields = PagePart.Of<CancelReason>(PartPlace.Panel, 0, id),
            Do = new(Links.Do(page, "cancel"), new("cancel.do")),
            Stay = "cancel.keep",
        };
    }

    private static async Task<BookingModel?> BookingAsync(Viewer viewer, ListedSession session, PageReader reader)
    {
        var (href, somebody) = (Links.Session(viewer.Caller.Code, session.State.Id.ToString()), new PersonId(Guid.NewGuid()));
        var forMe = BookingAgreements.Book(default, viewer.Person, viewer.Member, session.State, null, viewer.At);
        var mine = !viewer.Accepts(BookingsFeature.BookPlace, forMe) ? null
            : new Button(Links.Do(href, "book"), new Sentence("session.book-me"), ("_return", href), ("_refused", href));
        if (!viewer.Accepts(BookingsFeature.BookPlace, session.State, new BookPlace(default, somebody, null), somebody))
            return mine is null ? null : new(href, mine, ForOthers: false);
        return new(href, mine, ForOthers: true) { LookedUp = await LookedUp.OfAsync(reader) };
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        if (await FoldAsync(viewer, viewer.Route("id")) is not { Row: var session } current || !viewer.May(BookingsFeature.SeeBookings))
            return "";
        var disclosure = await viewer.Service<NameDisclosures>()
            .CloseAsync(viewer.In, [], session.State.Bookings.Values.Select(b => b.Person), viewer.Cancellation);
        var line = SessionLines.Of(viewer, session, disclosure, Links.Session(viewer.Caller.Code, session.State.Id.ToString()),
            await viewer.Service<OpenAfterwards>().AmongAsync(viewer, session.State)) with
        { IsUpToDate = current.IsUpToDate };
        return string.Concat(await renderer.Of<SessionWhen>(line), await renderer.Of<SessionExpected>(line));
    }

    private static Task<Current<ListedSession>?> FoldAsync(Viewer viewer, Guid id) =>
        viewer.Service<StreamRows>().FoldAsync(SessionsList.View, viewer.In, id, viewer.Cancellation);
}
