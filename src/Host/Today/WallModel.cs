using Coordination.Host.Bookings;

namespace Coordination.Host.Today;

/// <summary>
/// An open request as a wall may show it: what kind, where roughly, by when, whether anybody is on it. No word of anybody's.
/// </summary>
public sealed record WallLine(string Request, string Category, string Ward, DateTimeOffset? NeededBy, bool IsWholeDay, string Status);

/// <summary>The open requests on a wall, soonest first, and how many there are.</summary>
public sealed record WallRequestsModel(long Total, IReadOnlyList<WallLine> Lines);

/// <summary>The day for a screen on the wall, read by whoever is in the room.</summary>
public sealed record WallModel(string Community, DayFigures DayFigures, WallRequestsModel Requests, IReadOnlyList<SessionLine> Sessions);
