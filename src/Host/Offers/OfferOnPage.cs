using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>The page of one offer: what is left of it, to whom it is promised, its story.</summary>
public static class OfferOnPage
{
    /// <summary>Builds the page from the streams, not from a list.</summary>
    private sealed record Gathered(ListedOffer Offer, bool IsUpToDate, Relation Relation, IReadOnlyList<PagePart> Parts);

    public static void MapOfferOnPage(this FeatureBuilder it)
    {
        it.Page("/offers/{id}", OffersFeature.SeeOffer, ShowAsync, QueryParameter.Before);
        it.Live("/offers/{id}/live", OffersFeature.SeeOffer, BuildAsync, isPersonal: true);
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (await GatherAsync(viewer, reader.Typed, isOpened: true) is not { } offer) return PageReader.NotFound;
        var story = await viewer.Service<StoredFacts>()
            .OfStreamAsync(viewer.In, viewer.Route("id"), reader.ReadQuery.Before, viewer.Cancellation);
        var gathered = await viewer.Service<StoryBuilder>()
            .GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [offer.Offer.Words, .. gathered.Values],
            [offer.Offer.State.Helper, .. gathered.People], offer.Relation);
        return reader.Page<OfferPage>("offer.title", OffersFeature.Section,
            Model(viewer, offer, disclosure) with
            {
                Story = viewer.Service<StoryBuilder>()
                    .Of(story, gathered, disclosure, Links.Offer(reader.Code, viewer.Route("id").ToString())),
                Typed = reader.Typed,
            },
            $"/offers/{viewer.Route("id")}/live");
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        if (await GatherAsync(viewer, Typed.Nothing, isOpened: false) is not { } offer) return "";
        var disclosure = await viewer.Service<NameDisclosures>()
            .CloseAsync(viewer.In, [offer.Offer.Words], [offer.Offer.State.Helper], viewer.Cancellation);
        return await renderer.Of<OfferState>(Model(viewer, offer, disclosure));
    }

    private static async Task<Gathered?> GatherAsync(Viewer viewer, Typed typed, bool isOpened)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(OffersList.View, viewer.In, id, viewer.Cancellation) is not { Row: var row } offer)
            return null;
        var relation = await viewer.Service<Relations>().ToAsync(viewer, OffersFeature.SeeOffer, row.State.Helper, id);
        if (!viewer.May(OffersFeature.SeeOffer, relation)) return null;
        var parts = await viewer.Service<PageParts>().BuildAsync(
            new PartContext<Offer>(viewer, row.State, Links.Offer(viewer.Caller.Code, id.ToString()), typed, isOpened));
        return new(row, offer.IsUpToDate, relation, parts);
    }

    private static OfferModel Model(Viewer viewer, Gathered gathered, NameDisclosure disclosure)
    {
        var (row, offer) = (gathered.Offer, gathered.Offer.State);
        return new(viewer.Caller.Code, offer.Id.ToString(), OfferLines.StatusOf(offer, viewer.Now), offer.Category.Code(),
            disclosure.Of(row.Words), disclosure.NameOf(offer.Helper), row.MadeAt)
        {
            Offered = offer.Offered.Amount(),
            Used = offer.Used.Amount(),
            Left = offer.Left.Amount(),
            Promised = offer.Committed.Values.Aggregate(offer.Offered.None, (sum, part) => sum + part).Amount(),
            Wards = [.. offer.Places.Select(Wards.NameOf)],
            Until = offer.Until?.Instant,
            Parts = gathered.Parts,
            IsUpToDate = gathered.IsUpToDate,
            MayWithdraw = viewer.Accepts(OffersFeature.WithdrawOffer, offer, new WithdrawOffer()),
        };
    }
}
