using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Whether somebody with a place came. Nothing is known of whoever has neither.</summary>
public enum Attendance { Attended, Absent }

/// <summary>Why a session will not take place (docs/codes.md). Everybody can read it; it names no person.</summary>
public enum CancellationReason { Weather, VenueClosed, TooFewHelpers, NoSupplies, TooFewPeople, Unsafe, PlannedByMistake, Other }

/// <summary>One place, for one person, perhaps for a request of theirs.</summary>
/// <param name="NotedAt">The version of the session at which that was noted.</param>
/// <param name="Knows">How many changes of the session the person knows of.</param>
public sealed record Booking(
    BookingId Id, PersonId Person, RequestId? Request, Attendance? Noted = null, int? NotedAt = null, int Knows = 0)
{
    [JsonIgnore] public bool Attended => Noted is Attendance.Attended;
}

/// <summary>Somebody for whom there was no place, perhaps for a request of theirs.</summary>
public sealed record TurnedAway(PersonId Person, RequestId? Request);

/// <summary>When and where a session is, or that it will not be, as people were told.</summary>
public sealed record Announced(Moment Starts, int Minutes, Place Place, bool IsCancelled);

/// <summary>A time and place where a known number can come. It owns its places.</summary>
public sealed record Session(SessionId Id, Moment Starts, int Minutes, Quantity Capacity)
{
    public const int LongestTitle = 120;
    public const int FewestMinutes = 1;
    public const int MostMinutes = 24 * 60;

    /// <summary>How long before the start the doors open.</summary>
    public static readonly TimeSpan DoorsOpenBefore = TimeSpan.FromMinutes(30);

    public static readonly StreamOf<Session, SessionEvent> Stream = new("session", Evolve);

    /// <summary>How many events there are.</summary>
    public int Version { get; init; } = 1;
    public string Title { get; init; } = "";
    public Place Place { get; init; }
    public ImmutableDictionary<BookingId, Booking> Bookings { get; init; } = ImmutableDictionary<BookingId, Booking>.Empty;

    /// <summary>Null unless it was cancelled.</summary>
    public CancellationReason? Cancelled { get; init; }

    /// <summary>The places that ended when it was cancelled.</summary>
    public ImmutableDictionary<BookingId, Booking> Ended { get; init; } = ImmutableDictionary<BookingId, Booking>.Empty;

    /// <summary>What was announced before each change of time or place, and before it was cancelled.</summary>
    public ImmutableList<Announced> Earlier { get; init; } = [];

    /// <summary>
    /// Who was refused a place and has had none since: that is recorded once, however often they ask. For the rule alone.
    /// </summary>
    [JsonIgnore]
    public ImmutableHashSet<TurnedAway> Refused { get; init; } = [];

    public int PlacesLeft => Cancelled is null ? Capacity.Amount - Bookings.Count : 0;
    public Period When => new(Starts.Instant, Starts.Instant.AddMinutes(Minutes));
    [JsonIgnore] public DateTimeOffset DoorsOpen => Starts.Instant - DoorsOpenBefore;

    /// <summary>The places that there are, or were when it was cancelled.</summary>
    [JsonIgnore] public ImmutableDictionary<BookingId, Booking> Places => Cancelled is null ? Bookings : Ended;

    /// <summary>The places of those who do not know yet when and where it is, or that it is cancelled.</summary>
    [JsonIgnore] public IEnumerable<Booking> ToTell => Places.Values.Where(MustBeTold);

    private Announced Now => new(Starts, Minutes, Place, Cancelled is not null);

    public bool MustBeTold(Booking booking) => booking.Noted is null && KnownTo(booking) != Now;

    /// <summary>What this person was told last.</summary>
    public Announced KnownTo(Booking booking) => booking.Knows < Earlier.Count ? Earlier[booking.Knows] : Now;

    public static Session Evolve(Session? session, SessionEvent happened) =>
        After(session is null ? null : session with { Version = session.Version + 1 }, happened);

    private static Session After(Session? session, SessionEvent happened) => (session, happened) switch
    {
        (null, SessionPlanned e) => new(e.Session, e.Starts, e.Minutes, e.Capacity) { Title = e.Title, Place = e.Place },
        ({ }, SessionReplanned e) => session.Replanned(e),
        ({ }, SessionCancelled e) => session with
        {
            Cancelled = e.Reason,
            Ended = session.Bookings,
            Bookings = session.Bookings.Clear(),
            Earlier = session.Earlier.Add(session.Now),
        },
        ({ }, PersonTold e) when session.Cancelled is null =>
            session with { Bookings = Telling(session.Bookings, e) },
        ({ }, PersonTold e) => session with { Ended = Telling(session.Ended, e) },
        ({ }, PlaceBooked e) => session with
        {
            Bookings = session.Bookings.SetItem(e.Booking, new(e.Booking, e.Person, e.Request, Knows: session.Earlier.Count)),
            Refused = session.Refused.Remove(new(e.Person, e.Request)),
        },
        ({ }, PlaceRefused e) => session with { Refused = session.Refused.Add(new(e.Person, e.Request)) },
        ({ }, PlaceCancelled e) =>
            session with { Bookings = session.Bookings.Remove(e.Booking), Ended = session.Ended.Remove(e.Booking) },
        ({ }, PersonAttended e) => session.Noting(e.Booking, Attendance.Attended),
        ({ }, AbsenceNoted e) => session.Noting(e.Booking, Attendance.Absent),
        ({ }, AttendanceVoided e) => session.Noting(e.Booking, null),
        _ => throw new UnreachableException($"{happened} cannot follow {session}"),
    };

    private Session Replanned(SessionReplanned e)
    {
        var after = this with
        {
            Title = e.Title ?? Title,
            Starts = e.Starts ?? Starts,
            Minutes = e.Minutes ?? Minutes,
            Place = e.Place ?? Place,
            Capacity = e.Capacity ?? Capacity,
        };
        return after.Now == Now ? after : after with { Earlier = Earlier.Add(Now) };
    }

    private Session Noting(BookingId booking, Attendance? noted) =>
        this with
        {
            Bookings = Bookings.SetItem(booking, Bookings[booking] with { Noted = noted, NotedAt = noted is null ? null : Version }),
        };

    private static ImmutableDictionary<BookingId, Booking> Telling(ImmutableDictionary<BookingId, Booking> places, PersonTold e) =>
        places.SetItem(e.Booking, places[e.Booking] with { Knows = e.Change });
}
