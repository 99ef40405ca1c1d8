using Coordination.Host.Language;
using Coordination.Host.Pages;

namespace Coordination.Host.Requests;

/// <summary>A request in a list: its words sealed, other values only as precise as a list may show.</summary>
public sealed record RequestLine(string Id, string Href, string Category, Opened Words, string Status, DateTimeOffset AskedAt,
    string Channel)
{
    /// <summary>Who asked, and their page; null where a list does not say.</summary>
    public Opened? Who { get; init; }
    public string? WhoHref { get; init; }
    public Amount? Wanted { get; init; }
    public string? Ward { get; init; }
    public DateTimeOffset? NeededBy { get; init; }

    /// <summary>Only the day was said: it is needed by the end of that day.</summary>
    public bool IsWholeDay { get; init; }
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>How many people have been asked and have not answered.</summary>
    public int Waiting { get; init; }

    /// <summary>Raised since the reader last looked; marked at the side.</summary>
    public bool IsNew { get; init; }

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;
}
