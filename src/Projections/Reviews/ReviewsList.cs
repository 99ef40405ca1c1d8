using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Reviews;

/// <summary>A review as lists show it.</summary>
/// <param name="ActedAt">When the act happened, as it was said.</param>
public sealed record ListedReview(Review State, Actor Actor, DateTimeOffset ActedAt, Personal? Words);

/// <summary>What somebody else looks at, by the date by which they do.</summary>
public sealed class ReviewsList()
    : ListView<ListedReview>("reviews", 1, EventNames.Under<ReviewEvent>(), [IsOpen, DueAt],
    [new("open", SoonestFirst, IsOpen.Is(true))])
{
    public static readonly Column<ListedReview, bool> IsOpen = Column.Flag<ListedReview>("is_open", r => r.State.Finding is null);
    public static readonly Column<ListedReview, DateTimeOffset> DueAt = Column.Instant<ListedReview>("due_at", r => r.State.DueAt);

    public static readonly Order<ListedReview> SoonestFirst = new(DueAt.Ascending);
    public static readonly Order<ListedReview> LatestFirst = new(DueAt.Descending);

    public static ReviewsList View { get; } = new();

    public override ListedReview? Evolve(ListedReview? row, StoredEvent happened)
    {
        var fact = (ReviewEvent)happened.Data;
        var state = Review.Evolve(row?.State, fact);
        if (row is null) return new(state, happened.Envelope().Actor, happened.Envelope().OccurredAt, null);
        return row with { State = state, Words = (fact as ReviewClosed)?.Words ?? row.Words };
    }
}
