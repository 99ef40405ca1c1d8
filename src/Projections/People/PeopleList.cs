using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Projections.Lists;

namespace Coordination.Projections.People;

/// <summary>A person known to a community, without their name, which is in the vault.</summary>
public sealed record ListedPerson(Membership State, DateTimeOffset Since);

/// <summary>Everybody a community knows, and in which roles.</summary>
public sealed class PeopleList()
    : ListView<ListedPerson>("people", 6, EventNames.Under<MembershipEvent>(),
    [Standing, Since], new("standing", new(Standing.Ascending, Since.Ascending)), new("since", LongestFirst))
{
    public static readonly Column<ListedPerson, Standing> Standing = Column.Code<ListedPerson, Standing>("standing", p => p.State.Standing);
    public static readonly Column<ListedPerson, DateTimeOffset> Since = Column.Past<ListedPerson>("since", p => p.Since);

    /// <summary>Those who applied, or say that a record is theirs, and wait for an answer.</summary>
    public static Filter<ListedPerson> Waiting => Standing.In(Domain.People.Standing.Applied, Domain.People.Standing.Claimed);

    public static readonly Order<ListedPerson> LongestFirst = new(Since.Ascending);

    public static PeopleList View { get; } = new();

    public override ListedPerson? Evolve(ListedPerson? row, StoredEvent happened)
    {
        var state = Membership.Evolve(row?.State, (MembershipEvent)happened.Data);
        return row is null ? new(state, happened.Envelope().OccurredAt) : row with { State = state };
    }
}
