using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Projections.Lists;
using JasperFx.Events;
using NpgsqlTypes;

namespace Coordination.Projections.Requests;

/// <summary>A request as lists show it.</summary>
public sealed record ListedRequest(
    Request State, Personal Words, DateTimeOffset RaisedAt, Channel Channel, Cause? Cause = null, DateTimeOffset? EndedAt = null)
{
    public bool IsOpen => State.Outcome is null;
    /// <summary>Something of it is still open that nobody promised, and no place is booked for it.</summary>
    public bool IsUnmatched => IsOpen && State.Open.Amount > 0 && State.Booked.IsEmpty;
}

/// <summary>All requests of a community, with how much of each is still open.</summary>
public sealed class RequestsList()
    : ListView<ListedRequest>("requests", EventNames.All.Select(k => k.Type).Where(typeof(RequestEvent).IsAssignableFrom),
    new("is_open", NpgsqlDbType.Boolean, r => r.IsOpen),
    new("outcome", NpgsqlDbType.Text, r => r.State.Outcome?.ToString(), HasIndex: false),
    new("category", NpgsqlDbType.Text, r => r.State.Category.ToString(), HasIndex: false),
    new("person", NpgsqlDbType.Uuid, r => r.State.Person.Value),
    new("needed_by", NpgsqlDbType.TimestampTz, r => r.State.NeededBy?.Instant),
    new("raised_at", NpgsqlDbType.TimestampTz, r => r.RaisedAt),
    new("ended_at", NpgsqlDbType.TimestampTz, r => r.EndedAt),
    new("unmatched", NpgsqlDbType.Boolean, r => r.IsUnmatched, HasIndex: false))
{
    public override ListedRequest? Evolve(ListedRequest? row, IEvent happened)
    {
        var fact = (RequestEvent)happened.Data;
        var envelope = happened.Envelope();
        var state = Request.Evolve(row?.State, fact);
        return fact switch
        {
            RequestRaised e => new(state, e.Words, envelope.OccurredAt, envelope.Channel),
            RequestDeclined e => new(state, e.Words, envelope.OccurredAt, envelope.Channel, e.Cause, envelope.OccurredAt),
            RequestUnmet e => row! with { State = state, Cause = e.Cause, EndedAt = envelope.OccurredAt },
            RequestRemainderClosed e => row! with { State = state, Cause = e.Cause, EndedAt = envelope.OccurredAt },
            RequestWithdrawn e => row! with { State = state, Cause = e.Cause, EndedAt = envelope.OccurredAt },
            _ => row! with { State = state, EndedAt = state.Outcome is null ? null : envelope.OccurredAt },
        };
    }
}
