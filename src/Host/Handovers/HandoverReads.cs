using Coordination.Domain.Kernel;
using Coordination.Host.Reads;
using Coordination.Projections.Handovers;

namespace Coordination.Host.Handovers;

/// <summary>A hand-over note as the API answers it.</summary>
/// <param name="DueAt">By when somebody else has to have seen it.</param>
/// <param name="Readers">Who has seen it, besides its author.</param>
public sealed record HandoverView(HandoverId Id, PersonId WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset DueAt, PersonalValue Words,
    IReadOnlyList<PersonId> Readers, bool IsWithdrawn)
{
    public PersonId? Person { get; init; }
    public RequestId? Request { get; init; }
    public SessionId? Session { get; init; }

    public static HandoverView Of(ListedHandover row, Words words) => new(row.State.Id, row.State.WrittenBy, row.WrittenAt, row.State.DueAt,
        words.Of(row.Words), row.State.Readers, row.State.IsWithdrawn)
    {
        Person = row.State.Person,
        Request = row.State.Request,
        Session = row.State.Session,
    };
}

/// <summary>The list of hand-over notes, and one of them.</summary>
public static class HandoverReads
{
    private static readonly QueryParameter[] filters =
    [
        new("unseen", typeof(bool), "True for the notes that nobody else has seen, false for the others."),
    ];

    public static void MapHandoverReads(this FeatureBuilder it)
    {
        it.ReadOpened<Page<HandoverView>>("/handovers", HandoversFeature.SeeHandovers, "listHandovers",
            "List hand-over notes, those that somebody has to see soonest first", ListAsync, [.. filters, .. QueryParameter.Paged]);
        it.ReadOpened<HandoverView>("/handovers/{id}", HandoversFeature.SeeHandovers, "getHandover", "Read a hand-over note",
            async (viewer, _) => !viewer.May(HandoversFeature.SeeHandovers) ? Read.NotFound
                : await viewer.Service<StreamRows>().FoldAsync(HandoversList.View, viewer.In, viewer.Route("id"), viewer.Cancellation)
                    is { Row: var row }
                    ? new(HandoverView.Of(row, await WordsAsync(viewer, [row])), null, HoldsOpened: true) : Read.NotFound);
    }

    /// <summary>The words of the notes, for those who may do something about them. An auditor sees that there are notes.</summary>
    public static IEnumerable<Personal> WordsFor(Viewer viewer, IEnumerable<ListedHandover> rows) =>
        viewer.May(HandoversFeature.WithdrawHandover) ? rows.Select(r => r.Words) : [];

    private static ValueTask<Words> WordsAsync(Viewer viewer, IEnumerable<ListedHandover> rows) =>
        viewer.Service<Opening>().WordsAsync(viewer, WordsFor(viewer, rows));

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var chosen = HandoversList.IsWithdrawn.Is(false);
        if (asked.Flag("unseen") is { } unseen) chosen &= HandoversList.IsUnseen.Is(unseen);
        var page = await viewer.Service<PagedLists>()
            .ReadAsync(HandoversList.View, viewer.In, asked, HandoversList.SoonestFirst, chosen, viewer.Cancellation);
        var words = await WordsAsync(viewer, page.Rows.Select(r => r.Row));
        return PageAnswer.Of(page, asked, row => HandoverView.Of(row, words), words);
    }
}
