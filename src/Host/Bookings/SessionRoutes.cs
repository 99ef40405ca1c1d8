using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Bookings;

public sealed record PlanSessionBody : CommandBody
{
    /// <summary>Published; names no person.</summary>
    [MaxLength(Session.LongestTitle)]
    public required string Title { get; init; }
    public required Category Category { get; init; }
    public required When Starts { get; init; }
    /// <summary>How long it lasts, in minutes.</summary>
    [Range(Session.FewestMinutes, Session.MostMinutes)]
    public required int Minutes { get; init; }
    [RegularExpression(Place.Pattern)]
    public required string Ward { get; init; }
    public required Quantity Capacity { get; init; }
}

public sealed record BookPlaceBody : CommandBody
{
    /// <summary>The person who will come; the caller if absent.</summary>
    public PersonId? Person { get; init; }
    /// <summary>The request this place is for, if any.</summary>
    public RequestId? Request { get; init; }
}

public sealed record BookForBody : CommandBody
{
    public required SessionId Session { get; init; }
}

/// <summary>The commands on sessions and their places.</summary>
public static class SessionRoutes
{
    public delegate Agreement Ending(BookingId booking, Session session, Request? request, Circumstances at);

    public static void MapSessions(this FeatureBuilder it)
    {
        it.Command<PlanSessionBody>("/sessions/plan", BookingsFeature.PlanSession, "Plan a session people can come to", PlanAsync);
        it.Command<BookPlaceBody>("/sessions/{id}/book", BookingsFeature.BookPlace, "Book a place in a session",
            (call, body) =>
            new(Booking(call.Route("id"), new(Guid.NewGuid()), body.Person ?? body.OnBehalfOf ?? call.Person, body.Request)));
        it.Command<BookForBody>("/requests/{id}/book", BookingsFeature.BookForRequest, "Book a place in a session for a request",
            (call, body) => new(BookingFor(call.Route("id"), body.Session.Value)));
        it.Command<PlainBody>("/sessions/{id}/bookings/{booking}/cancel", BookingsFeature.EndBooking, "Give a booked place back",
            (call, _) => new(Over(call.Route("id"), new(call.Route("booking")), BookingAgreements.Cancel)));
        it.Command<PlainBody>("/sessions/{id}/bookings/{booking}/attended", BookingsFeature.RecordAttendance, "Record that somebody came",
            (call, _) => new(Over(call.Route("id"), new(call.Route("booking")), BookingAgreements.Attend)));
        it.Command<PlainBody>("/sessions/{id}/bookings/{booking}/absent", BookingsFeature.RecordAttendance,
            "Record that somebody did not come",
            (call, _) => new(Over(call.Route("id"), new(call.Route("booking")), BookingAgreements.NoteAbsence)));
        it.Command<PlainBody>("/sessions/{id}/bookings/{booking}/undo-attendance", BookingsFeature.RecordAttendance,
            "Take back what was recorded of somebody by mistake",
            (call, _) => new(Over(call.Route("id"), new(call.Route("booking")), BookingAgreements.UndoAttendance)));
    }

    private static async ValueTask<Planned> PlanAsync(CallerContext call, PlanSessionBody body)
    {
        var id = Guid.NewGuid();
        var (title, starts, minutes) = await ReadAsync(call, body.Title, body.Starts, body.Minutes);
        return Plan.Start(id, new PlanSession(
            new(id), title, body.Category, starts, minutes, CallerContext.Ward(body.Ward, "ward"),
                CallerContext.Positive(body.Capacity, "capacity"))).At($"/sessions/{id}");
    }

    /// <summary>What a session is called and when it is, as it was typed.</summary>
    public static async ValueTask<(string Title, Moment Starts, int Minutes)> ReadAsync(
        CallerContext call, string title, When starts, int minutes)
    {
        var named = Bounds.Name(title, Session.LongestTitle, "title").Trim().Normalize();
        var lasts = Bounds.Minutes(minutes, Session.FewestMinutes, Session.MostMinutes, "minutes");
        if (starts.At is null) throw new MalformedException("starts.at", "a time of day, HH:mm.");
        return (named, (await call.MomentAsync(starts, "starts"))!, lasts);
    }

    public static Plan Booking(Guid session, BookingId booking, PersonId person, RequestId? wanted) => new(session, at =>
        from known in Session.Stream.Existing(session).And(Membership.Stream.Existing(person.Value))
        from request in Request.Stream.Named(wanted?.Value)
        select BookingAgreements.Book(booking, person, known.Second, known.First, request, at));

    private static Plan BookingFor(Guid id, Guid session)
    {
        var booking = new BookingId(Guid.NewGuid());
        return new(id, at =>
            from known in Request.Stream.Existing(id).And(Session.Stream.Existing(session))
            from asking in Membership.Stream.Existing(known.First.Person.Value)
            from kept in Membership.Stream.Named(asking.MergedInto?.Value)
            let person = kept ?? asking
            select BookingAgreements.Book(booking, person.Id, person, known.Second, known.First, at));
    }

    public static Plan Over(Guid session, BookingId booking, Ending ending) => new(session, at =>
        from known in Session.Stream.Existing(session)
        from request in Request.Stream.Named(known.Bookings.GetValueOrDefault(booking)?.Request?.Value)
        select ending(booking, known, request, at));
}
