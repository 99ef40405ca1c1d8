using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;

namespace Coordination.Host.Demo;

/// <summary>The sessions of the demo, and who comes to them.</summary>
public sealed partial class DemoScript
{
    private readonly Dictionary<string, string> starts = [];

    public void Session(string when, string key, string start, int minutes, Category category, string ward, string capacity, string title)
    {
        starts[key] = start;
        var id = SessionOf(key);
        Coordinates("plan/" + key, At(when), BookingsFeature.PlanSession,
            Plan.Start(id.Value, new PlanSession(id, title, category, Promised(start), minutes, In(ward), Amount(capacity))));
    }

    /// <summary>Books the places one after the other, half an hour apart.</summary>
    public void Books(string when, string session, params IReadOnlyList<string> people)
    {
        for (var i = 0; i < people.Count; i++) Books(At(when, 30 * i), session, people[i], null, null);
    }

    public void FindsItFull(string when, string session, string person) => Books(At(when), session, person, null, "session.full");

    public void GivesBack(string when, string session, string person) =>
        Does($"give-back/{session}/{person}", At(when), person, BookingsFeature.EndBooking,
            _ => new(SessionRoutes.Over(SessionOf(session).Value, BookingOf(session, person), BookingAgreements.Cancel)));

    /// <summary>Moves a session to another time, and tells these people by phone.</summary>
    public void Moves(string when, string key, string start, params IReadOnlyList<string> told)
    {
        var session = SessionOf(key);
        (starts[key], var moved) = (start, Promised(start));
        Coordinates("move/" + key, At(when), BookingsFeature.PlanSession, new Plan(session.Value, at =>
            from known in Domain.Bookings.Session.Stream.Existing(session.Value)
            select Agreement.Nothing.And(session.Value,
                new ChangeSession(known.Title, moved, known.Minutes, known.Place, known.Capacity).Decide(known, at))));
        Tells(when, key, told);
    }

    /// <summary>Cancels a session, and tells these people by phone.</summary>
    public void Cancels(string when, string key, CancellationReason reason, params IReadOnlyList<string> told)
    {
        Coordinates("cancel/" + key, At(when), BookingsFeature.PlanSession, SessionChangeRoutes.Cancelling(SessionOf(key).Value, reason));
        Tells(when, key, told);
    }

    private void Tells(string when, string session, IReadOnlyList<string> people)
    {
        for (var i = 0; i < people.Count; i++)
            Coordinates($"tell/{session}/{people[i]}", At(when, 20 * (i + 1)), BookingsFeature.RecordTold, Plan.On(
                Domain.Bookings.Session.Stream, SessionOf(session).Value,
                new RecordTold(BookingOf(session, people[i]), 1, ToldBy.Phone)));
    }

    /// <summary>Records when it is over that these people did not come.</summary>
    public void Missed(string session, params IReadOnlyList<string> people)
    {
        foreach (var person in people)
            Coordinates($"missed/{session}/{person}", At(starts[session], 120), BookingsFeature.RecordAttendance,
                SessionRoutes.Over(SessionOf(session).Value, BookingOf(session, person), BookingAgreements.NoteAbsence), Channel.Desk);
    }

    /// <summary>Records in the first half hour that these people came.</summary>
    public void Came(string session, params IReadOnlyList<string> people)
    {
        for (var i = 0; i < people.Count; i++) Came(At(starts[session], 10 * (i % 4)), session, people[i]);
    }

    private void Books(string when, string session, string person, RequestId request) => Books(At(when), session, person, request, null);

    private void Books(DateTimeOffset at, string session, string person, RequestId? request, string? refused) =>
        Does($"{(refused is null ? "book" : "find-full")}/{session}/{person}", at, person, BookingsFeature.BookPlace,
            _ => new(SessionRoutes.Booking(SessionOf(session).Value, BookingOf(session, person), Person(person), request)), refused);

    private void Came(DateTimeOffset at, string session, string person) =>
        Coordinates($"came/{session}/{person}", at, BookingsFeature.RecordAttendance,
            SessionRoutes.Over(SessionOf(session).Value, BookingOf(session, person), BookingAgreements.Attend), Channel.Desk);

    private SessionId SessionOf(string key) => new(Id("session", key));
    private BookingId BookingOf(string session, string person) => new(Id("booking", $"{session}/{person}"));
}
