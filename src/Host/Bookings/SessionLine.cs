using Coordination.Domain.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Bookings;

/// <summary>A person expected at a session, what was noted of them, and the buttons that note it.</summary>
public sealed record Expected(string Booking, Opened Who, Attendance? Noted = null, Button? Cancel = null, Sentence? For = null)
{
    /// <summary>Their page; null for a reader who may not open it.</summary>
    public string? WhoHref { get; init; }

    /// <summary>That they arrived, that they did not come, that either was a mistake.</summary>
    public IReadOnlyList<Button> Notes { get; init; } = [];

    /// <summary>Where it is recorded what they were given; null if they came for no request, or it is over.</summary>
    public string? GivenHref { get; init; }
}

/// <summary>A session in a list: when, where, and how many of its places are taken.</summary>
public sealed record SessionLine(string Id, string Href, string Title, DateTimeOffset From, DateTimeOffset Until, string Place, int Places,
    int Taken)
{
    /// <summary>Null if the reader may not see who comes.</summary>
    public IReadOnlyList<Expected>? People { get; init; }

    /// <summary>Why it was cancelled, as a code; null if it was not.</summary>
    public string? Cancelled { get; init; }

    /// <summary>How many people still have to be told of a change, for those who tell them.</summary>
    public int ToTell { get; init; }

    /// <summary>The line of a past moment: nothing can be done there.</summary>
    public SessionLine WithoutButtons => this with
    {
        People = People is null ? null : [.. People.Select(p => p with { Cancel = null, Notes = [], GivenHref = null })],
        ToTell = 0,
    };

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;
}
