using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Bookings;

/// <summary>A session as lists show it, with who is coming.</summary>
public sealed record ListedSession(Session State, string Title, Category Category, Place Place);

/// <summary>All sessions of a community and their places.</summary>
public sealed class SessionsList()
    : ListView<ListedSession>("sessions", 3, EventNames.Under<SessionEvent>(),
    [Category, StartsAt, EndsAt], new("soonest", SoonestFirst), new("ends", new(EndsAt.Ascending)))
{
    public static readonly Column<ListedSession, Category> Category = Column.Code<ListedSession, Category>("category", s => s.Category);
    public static readonly Column<ListedSession, DateTimeOffset> StartsAt =
        Column.Instant<ListedSession>("starts_at", s => s.State.When.From);
    public static readonly Column<ListedSession, DateTimeOffset> EndsAt = Column.Instant<ListedSession>("ends_at", s => s.State.When.Until);

    public static readonly Order<ListedSession> SoonestFirst = new(StartsAt.Ascending);
    public static readonly Order<ListedSession> LatestFirst = new(StartsAt.Descending);

    public static SessionsList View { get; } = new();

    public override ListedSession? Evolve(ListedSession? row, StoredEvent happened)
    {
        var fact = (SessionEvent)happened.Data;
        var state = Session.Evolve(row?.State, fact);
        return fact is SessionPlanned planned ? new(state, planned.Title, planned.Category, planned.Place) : row! with { State = state };
    }
}
