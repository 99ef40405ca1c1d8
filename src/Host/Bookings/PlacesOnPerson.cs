using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>The places of somebody in sessions, on their page for those who may see them: those to come first, then the latest.</summary>
public static class PlacesOnPerson
{
    private static readonly string booked = LinkMember.KindOf<PlaceBooked>(nameof(PlaceBooked.Person));

    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member, few) = (page.Viewer, page.Thing, page.Viewer.Service<FewRows>());
        if (viewer.Is(member.Id) || !viewer.May(BookingsFeature.SeeBookings)) return [];
        var theirs = Filter.Ids<ListedSession>(await SessionsOfAsync(viewer, member.Records));
        var sessions = await few.ReadAsync(viewer, SessionsList.View, theirs, SessionsList.EndsAt.Above(viewer.Now),
            SessionsList.SoonestFirst, SessionsList.LatestFirst, page.Change);
        return
        [
            PagePart.Of<ThingsSection>(PartPlace.First, 20, new ThingsOfPerson("their-places", "person.places", "person.no-places",
                [.. sessions.Rows.SelectMany(row => Lines(page, row))])
            { HasMore = sessions.HasMore }),
        ];
    }

    /// <summary>The sessions in which one of the records ever had a place.</summary>
    public static async ValueTask<IReadOnlyList<Guid>> SessionsOfAsync(Viewer viewer, IEnumerable<PersonId> records)
    {
        var (links, sessions) = (viewer.Service<StreamLinks>(), new List<Guid>());
        foreach (var record in records)
            sessions.AddRange(await links.StreamsTouchingAsync(viewer.In, record.Value, viewer.Cancellation, booked));
        return sessions;
    }

    private static IEnumerable<ThingLine> Lines(PartContext<Membership> page, ListedSession row)
    {
        var (viewer, session) = (page.Viewer, row.State);
        var href = Links.Session(viewer.Caller.Code, session.Id.ToString());
        return session.Places.Values.Where(place => page.Thing.Records.Contains(place.Person)).OrderBy(place => place.Id.Value)
            .Select(place => new ThingLine(place.Id.ToString(), href, new("sentence.only", row.Title),
                new("person.place", new DayAndTime(session.When.From), Wards.NameOf(row.Place)), StatusOf(session, place, viewer.Now))
            {
                Buttons =
                [
                    .. viewer.Accepts(BookingsFeature.EndBooking, session, new CancelPlace(place.Id))
                        ? [Buttons.To($"{href}/bookings/{place.Id}/cancel", new("act.cancel-place"), page.Href)] : (Button[])[],
                    .. SessionLines.Notes(viewer, session, place.Id, page.Href),
                ],
            });
    }

    private static string StatusOf(Session session, Booking place, DateTimeOffset now) => (session, place.Noted) switch
    {
        ({ Cancelled: not null }, _) => "cancelled",
        (_, Attendance.Attended) => "attended",
        (_, Attendance.Absent) => "absent",
        _ => session.When.Until <= now ? "not-noted" : "booked",
    };
}
