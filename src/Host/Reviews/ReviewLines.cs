using Coordination.Domain.Kernel;
using Coordination.Domain.Reviews;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Reviews;

namespace Coordination.Host.Reviews;

/// <summary>A review on the page: what was done for whom, why it is here, by when, and where the thing itself is.</summary>
public sealed record ReviewLine(string Id, Sentence What, IReadOnlyList<string> Causes, DateTimeOffset ActedAt,
    DateTimeOffset DueAt)
{
    public string? Href { get; init; }
    public bool MayClose { get; init; }
    public string? Finding { get; init; }
    public Opened? Words { get; init; }
}

/// <summary>What waits for a look, and what was looked at lately.</summary>
public sealed record ReviewsModel(string Community, IReadOnlyList<ReviewLine> Open, IReadOnlyList<ReviewLine> Closed, string? NextHref)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>Makes the lines of reviews.</summary>
public static class ReviewLines
{
    public static bool MayClose(Viewer viewer, Review review) =>
        viewer.Accepts(ReviewsFeature.CloseReview, review, new CloseReview(ReviewFinding.InOrder, null));

    /// <summary>What reviewers wrote, for those who review.</summary>
    public static IEnumerable<Personal> WordsFor(Viewer viewer, IEnumerable<ListedReview> rows) =>
        viewer.May(ReviewsFeature.CloseReview) ? rows.Select(r => r.Words).OfType<Personal>() : [];

    public static async ValueTask<IReadOnlyList<ReviewLine>> OfAsync(Viewer viewer, IReadOnlyList<ListedReview> rows, NameDisclosure names,
        Words words)
    {
        var streams = viewer.Service<Declarations>().All<StreamDeclaration>().ToDictionary(s => s.Name);
        var keys = rows.Where(r => streams.GetValueOrDefault(r.State.ThingKind) is { IsFoldedForSentences: true })
            .Select(r => streams[r.State.ThingKind].KeyOf(viewer.In.Value, r.State.Thing.Value)).Distinct();
        var states = (await viewer.Service<Folds>().FoldAsync([.. keys], viewer.Cancellation))
            .ToDictionary(f => f.Key.Stream, f => f.Value.State);
        var says = viewer.Service<StoryBuilder>().Context(names);
        return [.. rows.Select(Line)];

        ReviewLine Line(ListedReview row) => new(
            row.State.Id.ToString(), What(row, says), [.. row.State.Causes.Select(c => c.Code())], row.ActedAt, row.State.DueAt)
        {
            Href = streams.GetValueOrDefault(row.State.ThingKind)?
                .PageOf(row.State.Thing.Value, states.GetValueOrDefault(row.State.Thing.Value)) is { } page
                ? $"/{viewer.Caller.Code}{page}" : null,
            MayClose = MayClose(viewer, row.State),
            Finding = row.State.Finding?.Code(),
            Words = row.Words is { } said ? NameDisclosure.Of(said, words) : null,
        };
    }

    private static Sentence What(ListedReview row, EventContext says)
    {
        object who = row.Actor.AsPerson is { } person ? says.Name(person) : new Coded("role", row.Actor.Kind);
        var entry = says.Entry(row.State.Operation);
        return row.State.InNameOf is { } named ? new("reviews.for-another", who, says.Name(named), entry)
            : new("reviews.own", who, entry);
    }
}
