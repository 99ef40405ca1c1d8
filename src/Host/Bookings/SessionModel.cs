using Coordination.Host.Web.Forms;
using Coordination.Host.Web.Lists;

namespace Coordination.Host.Bookings;

/// <summary>A session with its places, who is expected, and everything that happened to it.</summary>
public sealed record SessionModel(string Community, SessionLine Line, string Category)
{
    public IReadOnlyList<StoryEntry> Story { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The sessions to come, day after day, and the address of the next page if there is one.</summary>
public sealed record SessionsModel(string Community, IReadOnlyList<SessionLine> Lines, string? NextHref = null);
