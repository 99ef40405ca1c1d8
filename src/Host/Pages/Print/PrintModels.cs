using Coordination.Domain.Bookings;
using Coordination.Host.Language;

namespace Coordination.Host.Pages.Print;

/// <summary>A person on a printed sheet: their name, their number, and notes on how to reach them.</summary>
public sealed record PersonOnPaper(Opened Name, Opened? Phone, Opened? Mind);

/// <summary>What every sheet says about itself: who printed it, when, and the number of the help line.</summary>
public sealed record PrintHead(string Community, string CommunityName, string PrintedBy, string? HelpPhone);

/// <summary>A place on a run sheet, and what was noted already.</summary>
public sealed record PlaceOnPaper(string Booking, PersonOnPaper Person, Attendance? Noted)
{
    public bool Came => Noted is Attendance.Attended;
}

/// <summary>The run sheet of a session, to tick off who comes.</summary>
public sealed record AttendanceSheetModel(PrintHead Head, string Href, string Title, DateTimeOffset From, DateTimeOffset Until,
    string Place, int Places, IReadOnlyList<PlaceOnPaper> People)
{
    /// <summary>Why it was cancelled, as a code; null if it was not.</summary>
    public string? Cancelled { get; init; }
}

/// <summary>An open request with the people to call about it: who asked, and helpers who have not answered yet.</summary>
public sealed record CallOnPaper(string Request, string Category, Amount Wanted, string Ward, Opened Words, DateTimeOffset? NeededBy,
    bool IsWholeDay, DateTimeOffset AskedAt, PersonOnPaper Person, IReadOnlyList<PersonOnPaper> Unanswered);

/// <summary>The open requests, soonest first, and how many more there are than fit on the sheet.</summary>
public sealed record CallListModel(PrintHead Head, IReadOnlyList<CallOnPaper> Calls, long More);
