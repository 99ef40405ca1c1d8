using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Bookings;

/// <summary>A person expected at a session, and the button that records that they came.</summary>
public sealed record Expected(string Booking, Opened Who, bool Came = false, Button? Attend = null, Button? Cancel = null,
    Sentence? For = null);

/// <summary>A session in a list: when, where, and how many of its places are taken.</summary>
public sealed record SessionLine(string Id, string Href, string Title, DateTimeOffset From, DateTimeOffset Until, string Place, int Places,
    int Taken)
{
    /// <summary>Null if the reader may not see who comes.</summary>
    public IReadOnlyList<Expected>? People { get; init; }

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;
}
