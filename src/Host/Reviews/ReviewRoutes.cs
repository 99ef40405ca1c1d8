using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Host.Commands;

namespace Coordination.Host.Reviews;

public sealed record CloseReviewBody : CommandBody
{
    public required ReviewFinding Finding { get; init; }
    /// <summary>What was found, in a sentence. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public string? Words { get; init; }
}

/// <summary>The command on reviews.</summary>
public static class ReviewRoutes
{
    public static void MapReviews(this FeatureBuilder it) =>
        it.Command<CloseReviewBody>("/reviews/{id}/close", ReviewsFeature.CloseReview, "Say what a review found", CloseAsync);

    private static async ValueTask<Planned> CloseAsync(CallerContext call, CloseReviewBody body)
    {
        var id = call.Route("id");
        var (review, _) = await call.Service<Folds>().FoldAsync(Review.Stream, call.Community, id, call.Cancellation);
        var words = body.Words is { } said ? await call.SealAsync(review?.Subject ?? call.Person, "words", said) : null;
        return Plan.On(Review.Stream, id, new CloseReview(body.Finding, words));
    }
}
