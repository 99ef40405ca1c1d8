using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Reviews;

namespace Coordination.Host.Reviews;

/// <summary>The page of what somebody else looks at. What nobody has looked at comes first.</summary>
public static class ReviewPages
{
    private const int ClosedShown = 20;

    public static void MapReviewPages(this FeatureBuilder it) =>
        it.Page("/reviews", ReviewsFeature.SeeReviews, ShowAsync, QueryParameter.After, QueryParameter.Limit);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, lists) = (reader.Viewer, reader.Viewer.Service<PagedLists>());
        var open = await lists.ReadAsync(ReviewsList.View, viewer.In, reader.ReadQuery, ReviewsList.SoonestFirst,
            ReviewsList.IsOpen.Is(true), viewer.Cancellation);
        var closed = reader.ReadQuery.After is not null ? [] : await viewer.Service<ListReader>().ReadAsync(
            ReviewsList.View, viewer.In, null, ReviewsList.IsOpen.Is(false), ReviewsList.LatestFirst, ClosedShown, viewer.Cancellation);
        List<ListedReview> rows = [.. open.Rows.Concat(closed).Select(r => r.Row)];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [],
            rows.SelectMany(r => new[] { r.Actor.AsPerson, r.State.InNameOf }).OfType<PersonId>());
        var words = await viewer.Service<Opening>().WordsAsync(viewer, ReviewLines.WordsFor(viewer, rows), Opening.Review);
        var lines = (await ReviewLines.OfAsync(viewer, rows, disclosure, words)).ToLookup(line => line.Finding is null);
        return reader.Page<ReviewsPage>("reviews.title", Section.Elsewhere, new ReviewsModel(
            reader.Code, [.. lines[true]], [.. lines[false]],
            open.HasMore ? $"{Links.Reviews(reader.Code)}?after={open.Rows[^1].Id}" : null)
        {
            Typed = reader.Typed,
        });
    }
}
