using Coordination.Host.Bookings;

namespace Coordination.Host.Today;

/// <summary>
/// An open request on a wall screen: its kind, roughly where, by when, and whether anybody has agreed to help. Nobody's words are shown.
/// </summary>
public sealed record WallLine(string Request, string Category, string Ward, DateTimeOffset? NeededBy, bool IsWholeDay, string Status);

/// <summary>The open requests on a wall screen, soonest first, and how many there are.</summary>
public sealed record WallRequestsModel(long Total, IReadOnlyList<WallLine> Lines);

/// <summary>The day for a screen on the wall, which everybody in the room can read.</summary>
public sealed record WallModel(string Community, DayFigures DayFigures, WallRequestsModel Requests, IReadOnlyList<SessionLine> Sessions);
