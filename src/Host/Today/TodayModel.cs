using Coordination.Host.Bookings;
using Coordination.Host.Handovers;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Requests;
using Coordination.Host.Stories;

namespace Coordination.Host.Today;

/// <summary>
/// The counts of what is urgent now: hand-over notes that nobody has seen, requests due within a day that nobody has taken, matches nobody
/// has answered, today's bookings, and requests of the last week that went unmet.
/// </summary>
public sealed record DayFigures(string Community, long DueUnmatched, By? FirstDue, long Waiting, TimeSpan? OldestWaiting,
    long BookingsToday, long SessionsToday, long Unmet, string? CommonestCause, long UnseenNotes, DateTimeOffset? OldestNote)
{
    /// <summary>The past moment of which they are; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How many people have applied, or say that a record is theirs, and wait for an answer.</summary>
    public long Applicants { get; init; }

    /// <summary>How many messages have to be told by somebody.</summary>
    public long ToCall { get; init; }

    /// <summary>How many things somebody has to see to at once.</summary>
    public long CannotWait => UnseenNotes + DueUnmatched;

    public IReadOnlyList<NowFigure> Figures =>
    [
        .. UnseenNotes == 0 ? (NowFigure[])[] : [new("now.notes", UnseenNotes, Links.Handovers(Community), Tone.Urgent,
            OldestNote is { } oldestNote ? new Sentence("now.notes-oldest", oldestNote) : null)],
        new("now.due", DueUnmatched, Links.Requests(Community, "due").AsOf(AsOf), Tone.Urgent, FirstDue is { } first
            ? new Sentence("now.due-first", first) : null),
        new("now.waiting", Waiting, Links.Requests(Community, "waiting").AsOf(AsOf), Tone.Soon, OldestWaiting is { } oldest
            ? new Sentence("now.waiting-oldest", oldest) : null),
        new("now.bookings", BookingsToday, Links.Sessions(Community, SessionsOfDay.Today).AsOf(AsOf), Tone.Plain,
            Sentence.Counted("now.bookings-sessions", SessionsToday)),
        new("now.unmet", Unmet, Links.Requests(Community, "unmet").AsOf(AsOf), Tone.Urgent, CommonestCause is { } cause
            ? new Sentence("now.unmet-cause", new Coded("cause", cause)) : null),
        .. Applicants == 0 ? (NowFigure[])[] : [new("now.applicants", Applicants, Links.People(Community), Tone.Soon)],
        .. ToCall == 0 ? (NowFigure[])[] : [new("now.calls", ToCall, Links.Messages(Community), Tone.Soon)],
    ];
}

/// <summary>The open requests on the page: soonest first, those shown and how many there are.</summary>
public sealed record OpenRequestsModel(string Community, long Total, IReadOnlyList<RequestLine> Lines)
{
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>Today's sessions and who is expected at them.</summary>
public sealed record SessionsTodayModel(string Community, IReadOnlyList<SessionLine> Lines)
{
    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The hand-over notes that nobody else has seen in time: those shown and how many there are.</summary>
public sealed record UnseenNotesModel(string Community, long Total, IReadOnlyList<HandoverLine> Lines);

/// <summary>A coordinator's day on one page.</summary>
public sealed record TodayModel(string Community, DayFigures DayFigures, UnseenNotesModel Notes,
    OpenRequestsModel Requests, SessionsTodayModel Sessions, IReadOnlyList<FeedItem> Feed)
{
    /// <summary>The end of the reader's visit before; null at their first one.</summary>
    public DateTimeOffset? LastLook { get; init; }
}
