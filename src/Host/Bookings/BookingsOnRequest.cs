using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>A place in a session that was booked for a request.</summary>
public sealed record BookedPlace(string Booking, string Title, string Href, DateTimeOffset From)
{
    public Button? Cancel { get; init; }
    public IReadOnlyList<Button> Notes { get; init; } = [];
}

/// <summary>The sessions in which a place may be booked for a request.</summary>
/// <param name="Person">The person the reader books for; null if for themself.</param>
public sealed record BookableSessions(string RequestHref, string? Person, IReadOnlyList<Option> Sessions, Typed Typed);

/// <summary>The places booked for a request on its page, and the sessions that could be booked.</summary>
public sealed class BookingsOnRequest(StreamRows rows, ListReader lists, Folds folds, StreamLinks links)
{
    private const int MostSessions = 20;
    private static readonly string booked = LinkMember.KindOf<PlaceBooked>(nameof(PlaceBooked.Request));

    public async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Request> page)
    {
        var (viewer, request) = (page.Viewer, page.Thing);
        var parts = new List<PagePart>();
        foreach (var (booking, id) in request.Booked)
            if (await rows.FoldAsync(SessionsList.View, viewer.In, id.Value, viewer.Cancellation) is { Row: var session })
                parts.Add(PagePart.Of<BookedPlaceItem>(PartPlace.Lines, 20, Place(viewer, session, booking, page.Href)));
        if (request.Outcome is null) parts.AddRange(await CancelledAsync(viewer, request));
        if (request.Outcome is null && await BookableAsync(viewer, request) is { Count: > 0 } sessions)
            parts.Add(PagePart.Of<BookForRequestPanel>(PartPlace.Panel, 20, new BookableSessions(page.Href,
                viewer.Is(request.Person) ? null : request.Person.ToString(), sessions, page.Typed)));
        return parts;
    }

    /// <summary>The sessions in which a place was booked for it until they were cancelled.</summary>
    private async ValueTask<IEnumerable<PagePart>> CancelledAsync(Viewer viewer, Request request)
    {
        var cancelled = new List<PagePart>();
        foreach (var id in await links.StreamsTouchingAsync(viewer.In, request.Id.Value, viewer.Cancellation, booked))
            if (await rows.FoldAsync(SessionsList.View, viewer.In, id, viewer.Cancellation) is { Row: { State.Cancelled: { } } session }
                && session.State.Ended.Values.FirstOrDefault(b => b.Request == request.Id) is { } place)
                cancelled.Add(PagePart.Of<CancelledPlaceItem>(PartPlace.Lines, 20, new BookedPlace(place.Id.ToString(), session.Title,
                    Links.Session(viewer.Caller.Code, id.ToString()), session.State.When.From)));
        return cancelled;
    }

    private async ValueTask<IReadOnlyList<Option>> BookableAsync(Viewer viewer, Request request)
    {
        PersonId? onBehalfOf = viewer.Is(request.Person) ? null : request.Person;
        var (person, _) = await folds.FoldAsync(Membership.Stream, viewer.In, request.Person.Value, viewer.Cancellation);
        var fits = SessionsList.EndsAt.Above(viewer.Now) & SessionsList.Category.Is(request.Category);
        var ahead = await lists.ReadAsync(
            SessionsList.View, viewer.In, null, fits, SessionsList.SoonestFirst, MostSessions, viewer.Cancellation);
        return [.. ahead.Where(s => viewer.Accepts(BookingsFeature.BookForRequest, Booking(s.Row.State)))
            .Select(s => new Option(s.Id.ToString(), Said(s.Row)))];

        Agreement Booking(Session session) => BookingAgreements.Book(default, request.Person, person, session, request,
            viewer.AtFor(onBehalfOf));
        string Said(ListedSession s) =>
            $"{s.Title}, {TimeZoneInfo.ConvertTime(s.State.When.From, viewer.Zone):ddd d MMM HH:mm}, {Wards.NameOf(s.Place)}";
    }

    private static BookedPlace Place(Viewer viewer, ListedSession session, BookingId booking, string page)
    {
        var path = Links.Session(viewer.Caller.Code, session.State.Id.ToString());
        var at = $"{path}/bookings/{booking}";
        return new(booking.ToString(), session.Title, path, session.State.When.From)
        {
            Cancel = viewer.Accepts(BookingsFeature.EndBooking, session.State, new CancelPlace(booking))
                ? Buttons.To(at + "/cancel", new("act.cancel-place"), page) : null,
            Notes = SessionLines.Notes(viewer, session.State, booking, page),
        };
    }
}
