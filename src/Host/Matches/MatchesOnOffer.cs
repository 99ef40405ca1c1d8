using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Matches;

/// <summary>The requests for which an offer was proposed or promised, on the page of the offer.</summary>
public sealed class MatchesOnOffer(StreamRows rows, StreamLinks links, Folds folds, NameDisclosures disclosures)
{
    public async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Offer> page)
    {
        var viewer = page.Viewer;
        var requests = new List<(Match Match, ListedRequest Request)>();
        foreach (var match in await MatchesAsync(viewer, page.Thing.Id.Value))
            if (await rows.FoldAsync(RequestsList.View, viewer.In, match.Request.Value, viewer.Cancellation) is { Row: var request })
                requests.Add((match, request));
        var disclosure = page.IsOpened
            ? await disclosures.OpenAsync(viewer, requests.Where(r => MayOpen(viewer, r.Match)).Select(r => r.Request.Words), [],
                Relation.Promised)
            : await disclosures.CloseAsync(viewer.In, requests.Select(r => r.Request.Words), [], viewer.Cancellation);
        return [.. requests.Select(r => PagePart.Of<PromiseItem>(PartPlace.Lines, 10, new PromiseLine(r.Match.Id.ToString(),
            r.Request.State.Category.Code(), MayOpen(viewer, r.Match) ? disclosure.Of(r.Request.Words) : null,
            MayFollow(viewer, r.Match) ? Links.Request(viewer.Caller.Code, r.Match.Request.ToString()) : null,
            r.Match.Quantity.Amount(), r.Match.Phase.Code())))];
    }

    /// <summary>A helper sees a request while it is proposed to them, and what they promised for good.</summary>
    private static bool MayFollow(Viewer viewer, Match match) =>
        viewer.May(MatchesFeature.SeeMatches) || match.Phase is not (MatchPhase.Declined or MatchPhase.Dissolved);

    private static bool MayOpen(Viewer viewer, Match match) =>
        MatchRelations.To(viewer, match) is Relation.Promised || viewer.May(Permission.OpenWords);

    private async ValueTask<IEnumerable<Match>> MatchesAsync(Viewer viewer, Guid offer)
    {
        var ids = await links.StreamsTouchingAsync(viewer.In, offer, viewer.Cancellation, MatchRelations.OfOffer);
        var folded = await folds.FoldAsync([.. ids.Select(m => StreamKey.Of(viewer.In.Value, m, Match.Stream))], viewer.Cancellation);
        return folded.Values.Where(f => f.Unreadable is null).Select(f => f.State).OfType<Match>()
            .Where(m => viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, m))).OrderBy(m => m.Id.Value);
    }
}
