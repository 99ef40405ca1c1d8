using System.Text.Json.Nodes;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>Sessions that people can come to, and who has a place in them.</summary>
public sealed class BookingsFeature : Feature
{
    public static readonly Permission
        PlanSession = new("plan-session", "Plan a session."),
        BookPlace = new("book-place", "Book a place in a session.") { SpokenFor = SpokenFor.Parental },
        BookForRequest = new("book-for-request", "Book a place in a session for a request.") { SpokenFor = SpokenFor.ByWord },
        EndBooking = new("end-booking", "Give a booked place back.") { SpokenFor = SpokenFor.ByWord },
        RecordAttendance = new("record-attendance", "Record that somebody came.") { SpokenFor = SpokenFor.ByWord },
        SeeSessions = new("see-sessions", "See sessions."),
        SeeBookings = new("see-bookings", "See who booked a place."),
        PrintAttendance = new("print-attendance", "Print the list of those who come.");

    public static readonly Section Section = new("Sessions");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(PlanSession, Role.Coordinator).ForPrograms(Scope.WriteSessions);
        it.Permission(BookPlace, Role.Person).ForPrograms(Scope.WriteSessions);
        it.Permission(BookForRequest, Role.Person).ForPrograms(Scope.WriteSessions);
        it.Permission(EndBooking, Role.Person).ForPrograms(Scope.WriteSessions);
        it.Permission(RecordAttendance, Role.Coordinator).ForPrograms(Scope.WriteSessions);
        it.Permission(SeeSessions, Role.Person).ForPrograms(Scope.ReadSessions);
        it.Permission(SeeBookings, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own).ForPrograms(Scope.ReadSessions);
        it.Permission(PrintAttendance, Role.Coordinator);

        it.MapSessions();
        it.MapSessionReads();
        it.MapSessionPages();
        it.Policy<FreePlacesOfLeavers>(FreePlacesOfLeavers.StoredAs);
        it.Parts<Request>(page => page.Viewer.Service<BookingsOnRequest>().BuildAsync(page));
        it.Menu(Section, 50, "calendar-days", "/sessions", SeeSessions);
        it.Tag("sessions", "Times and places people can come to.");

        it.Parameter(Domain.Bookings.BookPlace.WaitingListOrder);
        it.Parameter(Domain.Bookings.PlanSession.PublicSessions);
        it.PartInStoryOf<PlaceBooked>(nameof(PlaceBooked.Request));
        it.PartInStoryOf<PlaceRefused>(nameof(PlaceRefused.Request));
        it.List(SessionsList.View);
        it.Stream(Session.Stream).OnPage(id => $"/sessions/{id}");
        it.Event<SessionPlanned>((e, _) => [e.Title, e.Capacity.Amount()], "calendar-days");
        it.Event<PlaceBooked>((e, says) => [says.Name(e.Person)], "calendar-days").Headline();
        it.Event<PlaceRefused>((e, says) => [says.Name(e.Person)], "x", EventTone.Warning);
        it.Event<PlaceCancelled>((e, says) => [says.Name(e.Person)], "calendar-days").Headline();
        it.Event<PersonAttended>((e, says) => [says.Name(e.Person)], "check", EventTone.Done).Headline();

        it.Example("getSession", "session/pantry-7");
        it.Example("planSession", body: x => new
        {
            title = "Ovenden pantry, evening",
            category = "food",
            starts = new JsonObject { ["on"] = x.Day(5), ["at"] = "18:00" },
            minutes = 90,
            ward = "E05001379",
            capacity = ExampleValues.Amount(12, "person"),
        });
        it.Example("bookSession", "session/pantry-7", x => x.For("doreen"));
        it.Example("bookRequest", "request/stacey-2", x => x.For("stacey", new() { ["session"] = x.Id("session/pantry-7") }));
        it.Example("cancelBooking", "session/pantry-6", booking: "booking/pantry-6/zofia");
        it.Example("attendedBooking", "session/pantry-5", booking: "booking/pantry-5/nadia");

        it.Services.AddSingleton<SessionDates>().AddSingleton<BookingsOnRequest>();
    }
}
