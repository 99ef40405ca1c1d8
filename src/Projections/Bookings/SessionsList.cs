using System.Text.Json.Serialization;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Bookings;

/// <summary>A session as lists show it, with who is coming.</summary>
public sealed record ListedSession(Session State, Category Category)
{
    [JsonIgnore] public string Title => State.Title;
    [JsonIgnore] public Place Place => State.Place;
}

/// <summary>All sessions of a community and their places.</summary>
public sealed class SessionsList()
    : ListView<ListedSession>("sessions", 7, EventNames.Under<SessionEvent>(),
    [Category, Ward, IsCancelled, StartsAt, EndsAt, Booked, ToTell], new("soonest", SoonestFirst), new("ends", new(EndsAt.Ascending)))
{
    public static readonly Column<ListedSession, Category> Category = Column.Code<ListedSession, Category>("category", s => s.Category);
    public static readonly Column<ListedSession, Place> Ward = Column.Ward<ListedSession>("ward", s => s.Place);
    public static readonly Column<ListedSession, bool> IsCancelled =
        Column.Flag<ListedSession>("is_cancelled", s => s.State.Cancelled is not null);
    public static readonly Column<ListedSession, DateTimeOffset> StartsAt =
        Column.Instant<ListedSession>("starts_at", s => s.State.When.From);
    public static readonly Column<ListedSession, DateTimeOffset> EndsAt = Column.Instant<ListedSession>("ends_at", s => s.State.When.Until);

    /// <summary>How many of its places are booked.</summary>
    public static readonly Column<ListedSession, int> Booked = Column.Number<ListedSession>("booked", s => s.State.Bookings.Count);

    /// <summary>How many people still have to be told of a change.</summary>
    public static readonly Column<ListedSession, int> ToTell = Column.Number<ListedSession>("to_tell", s => s.State.ToTell.Count());

    public static readonly Order<ListedSession> SoonestFirst = new(StartsAt.Ascending);
    public static readonly Order<ListedSession> LatestFirst = new(StartsAt.Descending);

    public static SessionsList View { get; } = new();

    public override ListedSession? Evolve(ListedSession? row, StoredEvent happened)
    {
        var fact = (SessionEvent)happened.Data;
        var state = Session.Evolve(row?.State, fact);
        return fact is SessionPlanned planned ? new(state, planned.Category) : row! with { State = state };
    }
}
