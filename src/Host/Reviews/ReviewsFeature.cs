using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Lists;
using Coordination.Projections.Reviews;

namespace Coordination.Host.Reviews;

/// <summary>What somebody else looks at by a date: acts in an emergency, acts for a child, and late entries against the record.</summary>
public sealed class ReviewsFeature : Feature
{
    public static readonly Permission
        SeeReviews = new("see-reviews", "See what needs a review."),
        CloseReview = new("close-review", "Say what a review found.");

    private const int MostCounted = 100;

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeReviews, Role.Coordinator, Role.Steward, Role.Auditor);
        it.Permission(CloseReview, Role.Coordinator, Role.Steward);

        it.MapReviews();
        it.MapReviewReads();
        it.MapReviewPages();
        it.Notice(WaitingAsync);
        it.EndsBeforeClosing("review", "/reviews", ReviewsList.View, _ => ReviewsList.IsOpen.Is(true));
        it.Link(LinkPlace.Foot, "reviews.title", "/reviews", SeeReviews);
        it.Tag("reviews", "Acts that somebody else looks at by a date.");

        it.Parameter(OpenReview.ReviewDays);
        it.List(ReviewsList.View);
        it.Stream(Review.Stream).OnPage(id => $"/reviews#review-{id}");
        it.InStoryOf<ReviewOpened>(nameof(ReviewOpened.Thing));
        it.Event<ReviewOpened>((e, says) => [says.Entry(e.Operation)]).By<ReviewOpened>(e => e.Causes[0]);
        it.Event<ReviewClosed>((e, says) => [says.Name(e.ReviewedBy)]).By<ReviewClosed>(e => e.Finding);

        it.Example("closeReview", "command/ask/chloe-2", _ => new { finding = "in-order", words = "Her sister had called for her." });
    }

    private static async ValueTask<(Sentence, string)?> WaitingAsync(Viewer viewer)
    {
        if (!viewer.May(CloseReview)) return null;
        var open = await viewer.Service<ListReader>().ReadAsync(ReviewsList.View, viewer.In, null, ReviewsList.IsOpen.Is(true),
            ReviewsList.SoonestFirst, MostCounted, viewer.Cancellation);
        var waiting = open.Count(r => ReviewLines.MayClose(viewer, r.Row.State));
        return waiting == 0 ? null : (Sentence.Counted("shell.reviews", waiting), Links.Reviews(viewer.Caller.Code));
    }
}
