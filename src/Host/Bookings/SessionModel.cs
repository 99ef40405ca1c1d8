using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Bookings;

/// <summary>What the reader may book in a session: a place of their own, and, for coordinators, one for a person they look up.</summary>
public sealed record BookingModel(string Href, Button? ForMe, bool ForOthers)
{
    /// <summary>Whom the reader looked up, to book a place for them.</summary>
    public LookedUp LookedUp { get; init; } = LookedUp.Nobody;
}

/// <summary>The form that changes a session, filled with what holds.</summary>
/// <param name="Changes">How often it had changed when the form was filled.</param>
public sealed record ChangeModel(string Href, string Title, DateTimeOffset Starts, int Minutes, string Ward, int Capacity, string Unit,
    IReadOnlyList<Option> Wards, int Changes)
{
    /// <summary>The page that asks once more before it is cancelled; null if it cannot be.</summary>
    public string? CancelHref { get; init; }
}

/// <summary>Somebody who has to be told of a change: how to reach them, and what they know so far.</summary>
public sealed record PersonToTell(string Booking, Opened Who, Opened? Phone, Opened? Mind, DateTimeOffset KnownFrom,
    DateTimeOffset KnownUntil, string KnownPlace);

/// <summary>The people who have to be told of a change, or that everybody was told.</summary>
public sealed record ToTellModel(string Href, int Change, bool IsCancelled, IReadOnlyList<PersonToTell> People);

/// <summary>A session with its places, who is expected, and its story.</summary>
public sealed record SessionModel(string Community, SessionLine Line, string Category)
{
    public StoryModel Story { get; init; } = StoryModel.Empty;

    /// <summary>Whether it is shown as it was at a past moment.</summary>
    public bool IsPast { get; init; }

    /// <summary>The address of the printed run sheet; null if the reader may not print it.</summary>
    public string? SheetHref { get; init; }

    /// <summary>Null if the session is over or full.</summary>
    public BookingModel? Booking { get; init; }

    /// <summary>Null if the reader may not change it, or it is over.</summary>
    public ChangeModel? Change { get; init; }

    /// <summary>Null if it never changed, or the reader tells nobody.</summary>
    public ToTellModel? ToTell { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>Sessions day by day, and the address of the next page if there is one.</summary>
public sealed record SessionsModel(string Community, IReadOnlyList<SessionLine> Lines, string? NextHref = null, bool MayPlan = false)
{
    /// <summary>What the list is narrowed to; null for a list that is not narrowed.</summary>
    public ListFilter? Narrowed { get; init; }

    /// <summary>The kinds of help and the wards it can be narrowed to.</summary>
    public Served Served { get; init; } = Served.Everything;

    /// <summary>The key of what is said when there are none.</summary>
    public string None { get; init; } = "sessions.none";

    /// <summary>The address of the calendar of all sessions; null if the community does not publish them.</summary>
    public string? CalendarHref { get; init; }
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The one day it shows; null if it shows what is to come.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whether it shows what begins today and what still runs.</summary>
    public bool IsToday { get; init; }

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The form for planning a session.</summary>
public sealed record PlanSessionModel(string Community, Served Served)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}
