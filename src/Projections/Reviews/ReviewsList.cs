using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Reviews;

/// <summary>A review as lists show it.</summary>
/// <param name="ActedAt">When the act happened, as it was said.</param>
public sealed record ListedReview(Review State, Actor Actor, DateTimeOffset ActedAt, Personal? Words);

/// <summary>What somebody else looks at, by the date by which they do.</summary>
public sealed class ReviewsList()
    : ListView<ListedReview>("reviews", 1, EventNames.Under<ReviewEvent>(), [IsOpen, Cause, Due, Person],
    new("open", SoonestFirst, IsOpen.Is(true)), new("person", new(Person.Ascending, Due.Ascending)))
{
    public static readonly Column<ListedReview, bool> IsOpen = Column.Flag<ListedReview>("is_open", r => r.State.Finding is null);
    public static readonly Column<ListedReview, ReviewCause> Cause = Column.Code<ListedReview, ReviewCause>("cause", r => r.State.Cause);
    public static readonly Column<ListedReview, DateTimeOffset> Due = Column.Instant<ListedReview>("due", r => r.State.Due);
    public static readonly Column<ListedReview, Guid> Person = Column.Id<ListedReview>("person", r => r.State.Person?.Value);

    public static readonly Order<ListedReview> SoonestFirst = new(Due.Ascending);
    public static readonly Order<ListedReview> LatestFirst = new(Due.Descending);

    public static ReviewsList View { get; } = new();

    public override ListedReview? Evolve(ListedReview? row, StoredEvent happened)
    {
        var fact = (ReviewEvent)happened.Data;
        var state = Review.Evolve(row?.State, fact);
        if (row is null) return new(state, happened.Envelope().Actor, happened.Envelope().OccurredAt, null);
        return row with { State = state, Words = (fact as ReviewClosed)?.Words ?? row.Words };
    }
}
