using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Projections.Lists;
using JasperFx.Events;
using NpgsqlTypes;

namespace Coordination.Projections.Matches;

/// <summary>A match as lists show it.</summary>
public sealed record ListedMatch(Match State, IReadOnlyList<Fit> Why, DateTimeOffset ProposedAt, DateTimeOffset? ContactUntil = null);

/// <summary>All matches of a community and where each stands.</summary>
public sealed class MatchesList()
    : ListView<ListedMatch>("matches", EventNames.All.Select(k => k.Type).Where(typeof(MatchEvent).IsAssignableFrom),
    new("phase", NpgsqlDbType.Text, m => m.State.Phase.ToString()),
    new("request", NpgsqlDbType.Uuid, m => m.State.Request.Value),
    new("offer", NpgsqlDbType.Uuid, m => m.State.Offer.Value),
    new("person", NpgsqlDbType.Uuid, m => m.State.Person.Value),
    new("helper", NpgsqlDbType.Uuid, m => m.State.Helper.Value),
    new("proposed_at", NpgsqlDbType.TimestampTz, m => m.ProposedAt))
{
    public override ListedMatch? Evolve(ListedMatch? row, IEvent happened)
    {
        var fact = (MatchEvent)happened.Data;
        var state = Match.Evolve(row?.State, fact);
        return fact switch
        {
            MatchProposed e => new(state, e.Why, happened.Envelope().OccurredAt),
            ContactDisclosed or DisclosureRecalled or DisclosureEnded => row! with
            {
                State = state,
                ContactUntil = state.DisclosedUntil.IsEmpty ? null : state.DisclosedUntil.Values.Max(),
            },
            _ => row! with { State = state },
        };
    }
}
