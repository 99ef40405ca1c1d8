using Coordination.Host.Access;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Offers;

/// <summary>The pages of offers: the open offers, making one.</summary>
public static class OfferPages
{
    private static readonly QueryParameter[] asks =
        [OffersPageBuilder.Show, QueryParameter.After, QueryParameter.Limit, .. OfferNarrowing.Asks];

    public static void MapOfferPages(this FeatureBuilder it)
    {
        it.Page("/offers", OffersFeature.SeeOffers, ListAsync, [.. asks, .. LookBack.Asks]);
        it.Live("/offers/live", OffersFeature.SeeOffers, BuildAsync, false, asks);
        it.Routes(pages => pages.MapGet("/offers/new", (Delegate)NewAsync).ExcludeFromDescription());
    }

    private static async Task<IResult> NewAsync(HttpContext http)
    {
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        if (visitor.Community.MayBegin is not null) return new SeeOther($"/{visitor.Caller.Code}");
        if (visitor.Member is not { IsMember: true })
            return new SeeOther($"{Links.Join(visitor.Caller.Code)}?then={Links.OfferHelp(visitor.Caller.Code)}");
        string[] chosen = visitor.Typed["wards[]"]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return WebPage.Of<OfferHelpPage>(visitor.Shell with { Title = "offer-help.title", Section = OffersFeature.Section },
            new OfferHelpModel(visitor.Caller.Code, Served.By(visitor.Community.Charter))
            { ChosenWards = chosen, Typed = visitor.Typed }, visitor.Status);
    }

    private static async ValueTask<IResult> ListAsync(PageReader reader)
    {
        var model = await reader.Viewer.Service<OffersPageBuilder>().BuildAsync(reader.Viewer, reader.ReadQuery, isOpened: true);
        return reader.Narrowed(model.Narrowed).Page<OffersPage>("offers.title", OffersFeature.Section, model, "/offers/live");
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer) =>
        await renderer.Of<OffersPart>(await viewer.Service<OffersPageBuilder>().BuildAsync(viewer, asked, isOpened: false));
}
