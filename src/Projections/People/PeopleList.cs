using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Projections.Lists;
using JasperFx.Events;
using NpgsqlTypes;

namespace Coordination.Projections.People;

/// <summary>A person known to a community, without a word of who they are: names are in the vault.</summary>
public sealed record ListedPerson(Membership State, DateTimeOffset Since);

/// <summary>Everybody a community knows, and in which roles.</summary>
public sealed class PeopleList()
    : ListView<ListedPerson>("people", EventNames.All.Select(k => k.Type).Where(typeof(MembershipEvent).IsAssignableFrom),
    new("standing", NpgsqlDbType.Text, p => p.State.Standing.ToString()),
    new("since", NpgsqlDbType.TimestampTz, p => p.Since))
{
    public override ListedPerson? Evolve(ListedPerson? row, IEvent happened)
    {
        var state = Membership.Evolve(row?.State, (MembershipEvent)happened.Data);
        return row is null ? new(state, happened.Envelope().OccurredAt) : row with { State = state };
    }
}
