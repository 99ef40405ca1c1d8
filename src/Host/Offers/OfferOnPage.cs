using Coordination.Host.Matches;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Offers;

/// <summary>The page of one offer: what is left of it, to whom it is promised, its story.</summary>
public static class OfferOnPage
{
    /// <summary>What the page is made of, as the streams themselves say.</summary>
    private sealed record Parts(
        ListedOffer Offer, bool IsUpToDate, Relation Relation, IReadOnlyList<Match> Matches,
        IReadOnlyDictionary<RequestId, ListedRequest> Requests);

    public static void MapOfferOnPage(this FeatureBuilder it)
    {
        it.Page("/offers/{id}", OffersFeature.SeeOffer, ShowAsync);
        it.Live("/offers/{id}/live", OffersFeature.SeeOffer, BuildAsync, isPersonal: true);
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (await GatherAsync(viewer) is not { } parts) return PageReader.NotFound;
        var facts = Story.Visible(viewer,
            await viewer.Service<StoredFacts>().OfStreamAsync(viewer.In, viewer.Route("id"), viewer.Cancellation));
        var gathered = await viewer.Service<StoryBuilder>().GatherAsync(viewer.In, facts, viewer.Cancellation);
        var disclosures = viewer.Service<NameDisclosures>();
        var disclosure = await disclosures.OpenAsync(viewer, [parts.Offer.Words, .. gathered.Values],
            [parts.Offer.State.Helper, .. gathered.People], parts.Relation);
        var promised = await disclosures.OpenAsync(viewer,
            parts.Matches.Where(m => MatchRelations.To(viewer, m) is Relation.Promised || viewer.May(Permission.OpenWords))
            .Select(m => parts.Requests[m.Request].Words), [], Relation.Promised);
        return reader.Page<OfferPage>("offer.title", OffersFeature.Section,
            Model(viewer, parts, disclosure, promised) with { Story = viewer.Service<StoryBuilder>().Whole(gathered, disclosure), Typed = reader.Typed },
            $"/offers/{viewer.Route("id")}/live");
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        if (await GatherAsync(viewer) is not { } parts) return "";
        var disclosure = await viewer.Service<NameDisclosures>()
            .CloseAsync(viewer.In, [parts.Offer.Words, .. parts.Requests.Values.Select(r => r.Words)], [parts.Offer.State.Helper],
            viewer.Cancellation);
        return await renderer.Of<OfferState>(Model(viewer, parts, disclosure, disclosure));
    }

    private static async Task<Parts?> GatherAsync(Viewer viewer)
    {
        var (id, rows) = (viewer.Route("id"), viewer.Service<StreamRows>());
        if (await rows.FoldAsync(OffersList.View, viewer.In, id, viewer.Cancellation) is not { } offer) return null;
        var relation = await viewer.Service<Relations>().ToAsync(viewer, OffersFeature.SeeOffer, offer.Row.State.Helper, id);
        if (!viewer.May(OffersFeature.SeeOffer, relation)) return null;
        var keys = (await viewer.Service<StreamLinks>()
            .StreamsTouchingAsync(viewer.In, id, viewer.Cancellation, MatchRelations.OfOffer))
            .Select(m => StreamKey.Of(viewer.In.Value, m, Match.Stream)).ToList();
        Match[] matches = [.. (await viewer.Service<Folds>().FoldAsync(keys, viewer.Cancellation)).Values.Select(f => f.State)
            .OfType<Match>()
            .Where(m => viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, m))).OrderBy(m => m.Id.Value)];
        var requests = new Dictionary<RequestId, ListedRequest>();
        foreach (var request in matches.Select(m => m.Request).Distinct())
            requests[request] = (await rows.FoldAsync(RequestsList.View, viewer.In, request.Value, viewer.Cancellation))!.Row;
        return new(offer.Row, offer.IsUpToDate, relation, matches, requests);
    }

    private static OfferModel Model(Viewer viewer, Parts parts, NameDisclosure disclosure, NameDisclosure promised) => new(
        viewer.Caller.Code, parts.Offer.State.Id.ToString(), OfferLines.StatusOf(parts.Offer.State, viewer.Now),
            parts.Offer.State.Category.Code(),
        disclosure.Of(parts.Offer.Words), disclosure.NameOf(parts.Offer.State.Helper), parts.Offer.MadeAt)
    {
        Offered = parts.Offer.State.Offered.Amount(),
        Used = parts.Offer.State.Used.Amount(),
        Left = parts.Offer.State.Left.Amount(),
        Promised = parts.Offer.State.Committed.Values.Aggregate(parts.Offer.State.Offered.None, (sum, part) => sum + part).Amount(),
        Wards = [.. parts.Offer.State.Places.Select(Wards.NameOf)],
        Until = parts.Offer.State.Until?.Instant,
        Promises = [.. parts.Matches.Select(m => new PromiseLine(m.Id.ToString(), promised.Of(parts.Requests[m.Request].Words),
            Links.Request(viewer.Caller.Code, m.Request.ToString()), m.Quantity.Amount(), m.Phase.Code(), []))],
        IsUpToDate = parts.IsUpToDate,
        MayWithdraw = viewer.Accepts(OffersFeature.WithdrawOffer, parts.Offer.State, new WithdrawOffer()),
    };
}
