using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>Sessions that a search finds, by title, kind, place and day.</summary>
public static class SessionsFound
{
    public static async ValueTask<FoundThings> FindAsync(Searching search)
    {
        var viewer = search.Viewer;
        var found = await viewer.Service<RowSearch>().FindAsync<ListedSession>(viewer, search.Sought, new(SessionsList.View,
            viewer.May(BookingsFeature.SeeSessions) ? Filter.All<ListedSession>() : Filter.Ids<ListedSession>([]),
            SessionsList.EndsAt.Above(viewer.Now), SessionsList.SoonestFirst, SessionsList.LatestFirst, row => Texts(search, row), null));
        return new("found-sessions", "section.Sessions", [.. found.Rows.Select(row => Line(viewer, row, StatusOf(row, viewer.Now)))],
            found.HasMore, found.IsWhole);
    }

    public static async ValueTask<ILookup<PersonId, ThingLine>> OfPeopleAsync(Searching search, IReadOnlyCollection<Membership> people)
    {
        var (viewer, lines) = (search.Viewer, new List<(PersonId Person, ThingLine Line)>());
        if (!viewer.May(BookingsFeature.SeeBookings)) return Finder.Nothing;
        foreach (var person in people)
        {
            var theirs = Filter.Ids<ListedSession>(await PlacesOnPerson.SessionsOfAsync(viewer, person.Records));
            var coming = await viewer.Service<ListReader>().ReadAsync(SessionsList.View, viewer.In, null,
                theirs & SessionsList.EndsAt.Above(viewer.Now), SessionsList.SoonestFirst, ListReader.Most, viewer.Cancellation);
            lines.AddRange(coming.Where(row => row.Row.State.Bookings.Values.Any(place => person.Records.Contains(place.Person)))
                .Take(Finder.MostOfPerson).Select(row => (person.Id, Line(viewer, row.Row, StatusOf(row.Row, viewer.Now, "booked")))));
        }
        return lines.ToLookup(one => one.Person, one => one.Line);
    }

    private static IEnumerable<string> Texts(Searching search, ListedSession row) =>
    [
        row.Title, search.Say.Code("category", row.Category.Code()), Wards.NameOf(row.Place),
        .. Sought.Written(Days.Of(row.State.When.From, search.Viewer.Zone)),
    ];

    private static ThingLine Line(Viewer viewer, ListedSession row, string status) => new(row.State.Id.ToString(),
        Links.Session(viewer.Caller.Code, row.State.Id.ToString()), new("sentence.only", row.Title),
        new("person.place", new DayAndTime(row.State.When.From), Wards.NameOf(row.Place)), status);

    private static string StatusOf(ListedSession row, DateTimeOffset now, string coming = "coming") => row.State switch
    {
        { Cancelled: not null } => "cancelled",
        var session when session.When.Until <= now => "over",
        _ => coming,
    };
}
