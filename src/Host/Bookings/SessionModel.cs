using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Bookings;

/// <summary>Somebody found by exact name or phone, for whom a place may be booked.</summary>
public sealed record Bookable(string Person, Opened Name);

/// <summary>What the reader may book in a session: a place of their own, and for coordinators one for somebody they look up.</summary>
public sealed record BookingModel(string Href, Button? ForMe, bool ForOthers)
{
    /// <summary>Whom the reader looked for; null when they did not.</summary>
    public string? Search { get; init; }
    public IReadOnlyList<Bookable> Found { get; init; } = [];
}

/// <summary>A session with its places, who is expected, and everything that happened to it.</summary>
public sealed record SessionModel(string Community, SessionLine Line, string Category)
{
    public IReadOnlyList<StoryEntry> Story { get; init; } = [];

    /// <summary>Where the run sheet is printed; null for those who may not.</summary>
    public string? SheetHref { get; init; }

    /// <summary>Null once the session is over or full.</summary>
    public BookingModel? Booking { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The sessions to come, day after day, and the address of the next page if there is one.</summary>
public sealed record SessionsModel(string Community, IReadOnlyList<SessionLine> Lines, string? NextHref = null, bool MayPlan = false)
{
    /// <summary>Where calendars fetch all of them; null where the community does not publish them.</summary>
    public string? CalendarHref { get; init; }
    public bool IsUpToDate { get; init; } = true;
}

/// <summary>Planning a session: what, when, where, how many can come.</summary>
public sealed record PlanSessionModel(string Community, IReadOnlyList<Option> Wards)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}
