using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using JasperFx.Events;
using NpgsqlTypes;

namespace Coordination.Projections.Bookings;

/// <summary>A session as lists show it, with who is coming.</summary>
public sealed record ListedSession(Session State, string Title, Category Category, Place Place);

/// <summary>All sessions of a community and their places.</summary>
public sealed class SessionsList()
    : ListView<ListedSession>("sessions", EventNames.All.Select(k => k.Type).Where(typeof(SessionEvent).IsAssignableFrom),
    new("category", NpgsqlDbType.Text, s => s.Category.ToString()),
    new("starts_at", NpgsqlDbType.TimestampTz, s => s.State.When.From),
    new("ends_at", NpgsqlDbType.TimestampTz, s => s.State.When.Until))
{
    public override ListedSession? Evolve(ListedSession? row, IEvent happened)
    {
        var fact = (SessionEvent)happened.Data;
        var state = Session.Evolve(row?.State, fact);
        return fact is SessionPlanned planned ? new(state, planned.Title, planned.Category, planned.Place) : row! with { State = state };
    }
}
