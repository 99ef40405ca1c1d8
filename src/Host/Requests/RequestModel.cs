using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Requests;

/// <summary>How to reach somebody: present only for a reader to whom it is disclosed.</summary>
public sealed record Contact(Opened? Phone, Opened? Address = null, DateTimeOffset? Until = null);

/// <summary>A match of this request: the helper, how much, where it stands, and what the reader may do with it.</summary>
public sealed record MatchLine(string Id, Opened Helper, string OfferHref, Amount Quantity, string Status, IReadOnlyList<Button> Buttons)
{
    /// <summary>The two have not both agreed: who still has to answer, in words.</summary>
    public Sentence? WaitsFor { get; init; }
    /// <summary>What speaks against it by now: it stands, and somebody should look.</summary>
    public Sentence? Warning { get; init; }
    public Contact? Contact { get; init; }
}

/// <summary>A place booked in a session for this request.</summary>
public sealed record BookedPlace(string Booking, string Title, string Href, DateTimeOffset From, Button? Cancel = null)
{
    public Button? Attend { get; init; }
}

/// <summary>What the reader may do with an open request.</summary>
public sealed record RequestActions(IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Option> Sessions, bool MayRecord)
{
    public bool MayResolve { get; init; }
    public bool MayWithdraw { get; init; }
    public bool MayClose { get; init; }

    /// <summary>Whose request it is, for what is done on their behalf.</summary>
    public required string Person { get; init; }
    public bool IsOwn { get; init; }
}

/// <summary>A request with its amounts, its promises and everything that happened to it.</summary>
public sealed record RequestModel(string Community, string Id, string Status, string Category, Opened Words, Opened Who,
    DateTimeOffset AskedAt, string Channel)
{
    public required Amount Wanted { get; init; }
    public required Amount Given { get; init; }
    public required Amount Promised { get; init; }
    public required Amount Open { get; init; }
    public string? Ward { get; init; }
    public DateTimeOffset? NeededBy { get; init; }
    public bool IsWholeDay { get; init; }
    public bool IsOver { get; init; }

    /// <summary>False where something that happened to it cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;

    public string? Cause { get; init; }
    public Contact? Contact { get; init; }
    public IReadOnlyList<MatchLine> Matches { get; init; } = [];
    public IReadOnlyList<BookedPlace> Booked { get; init; } = [];
    public IReadOnlyList<StoryEntry> Story { get; init; } = [];

    /// <summary>Null once the request is over, or where the reader may only look.</summary>
    public RequestActions? Actions { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;

    public string Href => Links.Request(Community, Id);
}
