using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Reviews;

namespace Coordination.Host.Reviews;

/// <summary>A review as the API answers it.</summary>
/// <param name="Act">The permission under which somebody acted, or wanted to.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="About">The thing it was done to, or that a late entry contradicts.</param>
/// <param name="ActedAt">When the act happened, as it was said.</param>
/// <param name="Due">By when somebody looks at it.</param>
public sealed record ReviewView(ReviewId Id, ReviewCause Cause, string Act, string Kind, ThingId About, Actor Actor, PersonId? Person,
    DateTimeOffset ActedAt, DateTimeOffset Due)
{
    /// <summary>Absent until somebody has looked at it.</summary>
    public ReviewFinding? Finding { get; init; }
    public PersonalValue? Words { get; init; }

    public static ReviewView Of(ListedReview row, Words words) => new(row.State.Id, row.State.Cause, row.State.Act, row.State.Kind,
        row.State.About, row.Actor, row.State.Person, row.ActedAt, row.State.Due)
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
        new("cause", typeof(ReviewCause), "Only reviews for this cause."),
    ];

    public static void MapReviewReads(this FeatureBuilder it) =>
        it.ReadOpened<Page<ReviewView>>("/reviews", ReviewsFeature.SeeReviews, "listReviews",
            "List what somebody else looks at, soonest first", ListAsync, [.. filters, .. QueryParameter.Paged]);

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var chosen = new List<Filter<ListedReview>>();
        if (asked.Flag("open") is { } open) chosen.Add(ReviewsList.IsOpen.Is(open));
        if (asked.Code<ReviewCause>("cause") is { } cause) chosen.Add(ReviewsList.Cause.Is(cause));
        var page = await viewer.Service<PagedLists>().ReadAsync(ReviewsList.View, viewer.In, asked, ReviewsList.SoonestFirst,
            Filter.All(chosen), viewer.Cancellation);
        var words = await viewer.Service<Opening>()
            .WordsAsync(viewer, ReviewLines.WordsFor(viewer, page.Rows.Select(r => r.Row)), Opening.Review);
        return PageAnswer.Of(page, asked, row => ReviewView.Of(row, words), words);
    }
}
