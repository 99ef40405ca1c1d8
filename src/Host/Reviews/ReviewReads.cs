using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Reviews;

namespace Coordination.Host.Reviews;

/// <summary>A review as the API answers it.</summary>
/// <param name="Operation">What was done, or was to be done, by its name in the description of the API.</param>
/// <param name="ThingKind">The kind of thing.</param>
/// <param name="Thing">The thing it was done to, or that a late entry contradicts.</param>
/// <param name="ActedAt">When it happened, as it was said.</param>
/// <param name="DueAt">By when somebody looks at it.</param>
public sealed record ReviewView(ReviewId Id, IReadOnlyList<ReviewCause> Causes, string Operation, string ThingKind, ThingId Thing,
    Actor Actor, PersonId? InNameOf, DateTimeOffset ActedAt, DateTimeOffset DueAt)
{
    /// <summary>Absent until somebody has looked at it.</summary>
    public ReviewFinding? Finding { get; init; }
    public PersonalValue? Words { get; init; }

    public static ReviewView Of(ListedReview row, Words words) => new(row.State.Id, row.State.Causes, row.State.Operation,
        row.State.ThingKind, row.State.Thing, row.Actor, row.State.InNameOf, row.ActedAt, row.State.DueAt)
    {
        Finding = row.State.Finding,
        Words = row.Words is { } said ? words.Of(said) : null,
    };
}

/// <summary>The list of reviews.</summary>
public static class ReviewReads
{
    private static readonly QueryParameter[] filters =
    [
        new("open", typeof(bool), "True for what nobody has looked at yet, false for the rest."),
    ];

    public static void MapReviewReads(this FeatureBuilder it) =>
        it.ReadOpened<Page<ReviewView>>("/reviews", ReviewsFeature.SeeReviews, "listReviews",
            "List what somebody else looks at, soonest first", ListAsync, [.. filters, .. QueryParameter.Paged]);

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var chosen = new List<Filter<ListedReview>>();
        if (asked.Flag("open") is { } open) chosen.Add(ReviewsList.IsOpen.Is(open));
        var page = await viewer.Service<PagedLists>().ReadAsync(ReviewsList.View, viewer.In, asked, ReviewsList.SoonestFirst,
            Filter.All(chosen), viewer.Cancellation);
        var words = await viewer.Service<Opening>()
            .WordsAsync(viewer, ReviewLines.WordsFor(viewer, page.Rows.Select(r => r.Row)), Opening.Review);
        return PageAnswer.Of(page, asked, row => ReviewView.Of(row, words), words);
    }
}
