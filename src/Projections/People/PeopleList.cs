using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Projections.Lists;

namespace Coordination.Projections.People;

/// <summary>A person known to a community, without their name, which is in the vault.</summary>
public sealed record ListedPerson(Membership State, DateTimeOffset Since);

/// <summary>Everybody a community knows, and in which roles.</summary>
public sealed class PeopleList()
    : ListView<ListedPerson>("people", 7, EventNames.Under<MembershipEvent>(),
    [Standing, ChangesAt, ChangesTo, EndsAt, EndsAs, Since],
    new("standing", new(Standing.Ascending, Since.Ascending)), new("since", LongestFirst))
{
    public static readonly Column<ListedPerson, Standing> Standing = Column.Code<ListedPerson, Standing>("standing", p => p.State.Standing);

    // Where somebody will stand once deadlines pass. A standing changes by itself twice at most: a break ends, then a wish to leave is met.
    public static readonly Column<ListedPerson, DateTimeOffset> ChangesAt = Column.Instant<ListedPerson>("changes_at", p => Next(p, 0)?.At),
        EndsAt = Column.Instant<ListedPerson>("ends_at", p => Next(p, 1)?.At);
    public static readonly Column<ListedPerson, Standing> ChangesTo =
        Column.Code<ListedPerson, Standing>("changes_to", p => Next(p, 0)?.Standing),
        EndsAs = Column.Code<ListedPerson, Standing>("ends_as", p => Next(p, 1)?.Standing);

    public static readonly Column<ListedPerson, DateTimeOffset> Since = Column.Past<ListedPerson>("since", p => p.Since);

    /// <summary>Those who stand so at a moment, whether what ended by then is recorded or not.</summary>
    public static Filter<ListedPerson> StandAs(DateTimeOffset at, params Standing[] standings) =>
        (Still(ChangesAt, at) & Standing.In(standings)) | (ChangesAt.AtMost(at) & Still(EndsAt, at) & ChangesTo.In(standings))
            | (EndsAt.AtMost(at) & EndsAs.In(standings));

    /// <summary>Those who applied, or say that a record is theirs, and wait for an answer.</summary>
    public static Filter<ListedPerson> Waiting(DateTimeOffset at) =>
        StandAs(at, Domain.People.Standing.Applied, Domain.People.Standing.Claimed);

    private static Filter<ListedPerson> Still(Column<ListedPerson, DateTimeOffset> until, DateTimeOffset at) =>
        until.IsNull | until.Above(at);

    private static (DateTimeOffset At, Standing Standing)? Next(ListedPerson person, int number)
    {
        var (state, passed) = (person.State, 0);
        foreach (var deadline in MembershipDeadlines.All.PassedBy(state, DateTimeOffset.MaxValue))
        {
            var after = Membership.Evolve(state, deadline.Default);
            if (after.Standing != state.Standing && passed++ == number) return (deadline.DueAt, after.Standing);
            state = after;
        }
        return null;
    }

    public static readonly Order<ListedPerson> LongestFirst = new(Since.Ascending);

    public static PeopleList View { get; } = new();

    public override ListedPerson? Evolve(ListedPerson? row, StoredEvent happened)
    {
        var state = Membership.Evolve(row?.State, (MembershipEvent)happened.Data);
        return row is null ? new(state, happened.Envelope().OccurredAt) : row with { State = state };
    }
}
