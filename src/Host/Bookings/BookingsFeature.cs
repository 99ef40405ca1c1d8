using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Messages;
using Coordination.Host.Pages;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>Sessions that people can come to, and who has a place in them.</summary>
public sealed class BookingsFeature : Feature
{
    public static readonly Permission
        PlanSession = new("plan-session", "Plan a session, change it or cancel it."),
        BookPlace = new("book-place", "Book a place in a session.") { SpokenFor = SpokenFor.Parental },
        BookForRequest = new("book-for-request", "Book a place in a session for a request.") { SpokenFor = SpokenFor.Parental },
        EndBooking = new("end-booking", "Give a booked place back.") { SpokenFor = SpokenFor.ByWord },
        RecordAttendance = new("record-attendance", "Record whether somebody came.") { SpokenFor = SpokenFor.ByWord },
        RecordTold = new("record-told", "Record that somebody was told of a change."),
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
        it.Permission(RecordTold, Role.Coordinator).ForPrograms(Scope.WriteSessions);
        it.Permission(SeeSessions, Role.Person).ForPrograms(Scope.ReadSessions);
        it.Permission(SeeBookings, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own).ForPrograms(Scope.ReadSessions);
        it.Permission(PrintAttendance, Role.Coordinator);

        it.MapSessions();
        it.MapSessionChanges();
        it.MapSessionReads();
        it.MapSessionPages();
        it.MapSessionLists();
        it.Policy<FreePlacesOfLeavers>(FreePlacesOfLeavers.StoredAs);
        it.Message<SessionChangedMessage>();
        it.Message<SessionCancelledMessage>();
        it.Message<ReminderMessage>();
        it.Parts<Request>(page => page.Viewer.Service<BookingsOnRequest>().BuildAsync(page));
        it.Parts<Membership>(PlacesOnPerson.BuildAsync);
        it.Finds(30, SessionsFound.FindAsync, SessionsFound.OfPeopleAsync);
        it.Menu(Section, 50, "calendar-days", "/sessions", SeeSessions);
        it.Tag("sessions", "Times and places people can come to.");

        it.Parameter(Domain.Bookings.BookPlace.WaitingListOrder);
        it.Parameter(Domain.Bookings.PlanSession.PublicSessions);
        it.PartInStoryOf<PlaceBooked, PlaceCancelled>(nameof(PlaceBooked.Request), nameof(PlaceCancelled.Booking));
        it.PartInStoryOf<PlaceRefused>(nameof(PlaceRefused.Request));
        it.List(SessionsList.View);
        it.Stream(Session.Stream).OnPage(id => $"/sessions/{id}").FoldedForSentences();
        it.DeclareSentences();
        it.DeclareExamples();
        it.Notice(PeopleToTell.FindAsync);
        it.EndsBeforeClosing("session", "/sessions", SessionsList.View,
            now => SessionsList.IsCancelled.Is(false) & SessionsList.EndsAt.Above(now));
        it.EndsBeforeClosing("session-to-tell", $"/sessions?show={PeopleToTell.Shown}", SessionsList.View, PeopleToTell.Filter);

        it.Services.AddSingleton<SessionDates>().AddSingleton<BookingsOnRequest>().AddSingleton<OpenAfterwards>();
    }
}
