using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Everything that can happen to a session. Names and fields are stored for ever.</summary>
public abstract record SessionEvent
{
    private protected SessionEvent() { }
}

/// <summary>A session's title is published: it names no person.</summary>
[StoredAs("session.planned"), Visible(To.Public)]
public sealed record SessionPlanned(SessionId Session, string Title, Category Category, Moment Starts, int Minutes, Place Place,
    Quantity Capacity) : SessionEvent;

[StoredAs("session.place-booked"), Visible(To.Coordinators)]
public sealed record PlaceBooked(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person,
    [property: Links] RequestId? Request) : SessionEvent;

/// <summary>There was no place left. This is kept, because it is unmet need.</summary>
[StoredAs("session.place-refused"), Visible(To.Coordinators)]
public sealed record PlaceRefused(
    SessionId Session, [property: Links] PersonId Person, [property: Links] RequestId? Request, Cause Cause) : SessionEvent;

[StoredAs("session.place-cancelled"), Visible(To.Coordinators)]
public sealed record PlaceCancelled(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person) : SessionEvent;

[StoredAs("session.person-attended"), Visible(To.Coordinators)]
public sealed record PersonAttended(
    SessionId Session, [property: Links(IsPart = true)] BookingId Booking, [property: Links] PersonId Person) : SessionEvent;

/// <summary>One place, for one person, perhaps for a request of theirs.</summary>
public sealed record Booking(BookingId Id, PersonId Person, RequestId? Request, bool Attended = false);

/// <summary>Somebody for whom there was no place, perhaps for a request of theirs.</summary>
public sealed record TurnedAway(PersonId Person, RequestId? Request);

/// <summary>A time and place where a known number can come. It owns its places.</summary>
public sealed record Session(SessionId Id, Moment Starts, int Minutes, Quantity Capacity)
{
    public const int LongestTitle = 120;
    public const int FewestMinutes = 1;
    public const int MostMinutes = 24 * 60;

    public static readonly StreamOf<Session, SessionEvent> Stream = new("session", Evolve);

    public ImmutableDictionary<BookingId, Booking> Bookings { get; init; } = ImmutableDictionary<BookingId, Booking>.Empty;

    /// <summary>
    /// Who was refused a place and has had none since: that is recorded once, however often they ask. For the rule alone.
    /// </summary>
    [JsonIgnore]
    public ImmutableHashSet<TurnedAway> Refused { get; init; } = [];

    public int PlacesLeft => Capacity.Amount - Bookings.Count;
    public Period When => new(Starts.Instant, Starts.Instant.AddMinutes(Minutes));

    public static Session Evolve(Session? session, SessionEvent happened) => (session, happened) switch
    {
        (null, SessionPlanned e) => new(e.Session, e.Starts, e.Minutes, e.Capacity),
        ({ }, PlaceBooked e) => session with
        {
            Bookings = session.Bookings.SetItem(e.Booking, new(e.Booking, e.Person, e.Request)),
            Refused = session.Refused.Remove(new(e.Person, e.Request)),
        },
        ({ }, PlaceRefused e) => session with { Refused = session.Refused.Add(new(e.Person, e.Request)) },
        ({ }, PlaceCancelled e) => session with { Bookings = session.Bookings.Remove(e.Booking) },
        ({ }, PersonAttended e) =>
            session with { Bookings = session.Bookings.SetItem(e.Booking, session.Bookings[e.Booking] with { Attended = true }) },
        _ => throw new UnreachableException($"{happened} cannot follow {session}"),
    };
}
