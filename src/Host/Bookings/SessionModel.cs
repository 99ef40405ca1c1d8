using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Bookings;

/// <summary>Somebody found by exact name or phone, for whom a place can be booked.</summary>
public sealed record Bookable(string Person, Opened Name);

/// <summary>What the reader may book in a session: a place of their own, and, for coordinators, one for a person they look up.</summary>
public sealed record BookingModel(string Href, Button? ForMe, bool ForOthers)
{
    /// <summary>What the reader searched for; null if they did not search.</summary>
    public string? Search { get; init; }
    public IReadOnlyList<Bookable> Found { get; init; } = [];
}

/// <summary>A session with its places, who is expected, and its story.</summary>
public sealed record SessionModel(string Community, SessionLine Line, string Category)
{
    public StoryModel Story { get; init; } = StoryModel.Empty;

    /// <summary>The address of the printed run sheet; null if the reader may not print it.</summary>
    public string? SheetHref { get; init; }

    /// <summary>Null if the session is over or full.</summary>
    public BookingModel? Booking { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The sessions to come, day by day, and the address of the next page if there is one.</summary>
public sealed record SessionsModel(string Community, IReadOnlyList<SessionLine> Lines, string? NextHref = null, bool MayPlan = false)
{
    /// <summary>The address of the calendar of all sessions; null if the community does not publish them.</summary>
    public string? CalendarHref { get; init; }
    public bool IsUpToDate { get; init; } = true;
}

/// <summary>The form for planning a session.</summary>
public sealed record PlanSessionModel(string Community, IReadOnlyList<Option> Wards)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}
