using Coordination.Host.Language;

namespace Coordination.Host.Pages.Print;

/// <summary>Somebody on a sheet: what they are called, their number, and what to mind when reaching them.</summary>
public sealed record PersonOnPaper(Opened Name, Opened? Phone, Opened? Mind);

/// <summary>What every sheet says of itself: who printed it, when, and which number a person answers.</summary>
public sealed record PrintHead(string Community, string CommunityName, string PrintedBy, string? HelpPhone);

/// <summary>A place on a run sheet; <see cref="Came"/> where that is already noted.</summary>
public sealed record PlaceOnPaper(string Booking, PersonOnPaper Person, bool Came);

/// <summary>Who comes to a session, to be ticked off with a pen.</summary>
public sealed record AttendanceSheetModel(PrintHead Head, string Href, string Title, DateTimeOffset From, DateTimeOffset Until,
    string Place, int Places, IReadOnlyList<PlaceOnPaper> People);

/// <summary>An open request with whom to ring about it: who asked, and helpers who have not answered yet.</summary>
public sealed record CallOnPaper(string Request, string Category, Amount Wanted, string Ward, Opened Words, DateTimeOffset? NeededBy,
    bool IsWholeDay, DateTimeOffset AskedAt, PersonOnPaper Person, IReadOnlyList<PersonOnPaper> Unanswered);

/// <summary>The open requests, soonest first, and how many more there are than fit.</summary>
public sealed record CallListModel(PrintHead Head, IReadOnlyList<CallOnPaper> Calls, long More);
