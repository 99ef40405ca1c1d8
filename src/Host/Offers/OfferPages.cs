using Coordination.Host.Access;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>The pages of offers: the open offers, making one.</summary>
public static class OfferPages
{
    public static void MapOfferPages(this FeatureBuilder it)
    {
        it.Page("/offers", OffersFeature.SeeOffers, ListAsync, [QueryParameter.After, QueryParameter.Limit, .. LookBack.Asks]);
        it.Live("/offers/live", OffersFeature.SeeOffers, BuildAsync, false, QueryParameter.After, QueryParameter.Limit);
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
        var page = await OpenOffersAsync(reader.Viewer, reader.ReadQuery);
        var disclosure = await reader.Viewer.Service<NameDisclosures>()
            .OpenAsync(reader.Viewer, page.Rows.Select(r => r.Row.Words), page.Rows.Select(r => r.Row.State.Helper));
        return reader.Page<OffersPage>("offers.title", OffersFeature.Section, Model(reader.Viewer, reader.ReadQuery, page, disclosure),
            "/offers/live");
    }

    private static async Task<string> BuildAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer)
    {
        var page = await OpenOffersAsync(viewer, asked);
        var disclosure = await viewer.Service<NameDisclosures>()
            .CloseAsync(viewer.In, page.Rows.Select(r => r.Row.Words), page.Rows.Select(r => r.Row.State.Helper), viewer.Cancellation);
        return await renderer.Of<OffersPart>(Model(viewer, asked, page, disclosure));
    }

    /// <summary>A reader who may not see all offers sees their own.</summary>
    private static Task<Slice<ListedOffer>> OpenOffersAsync(Viewer viewer, ReadQuery asked)
    {
        var shown = viewer.May(OffersFeature.SeeOffers) ? OffersList.CanBeHad(asked.AsOf ?? viewer.Now)
            : OffersList.Helper.Is(viewer.Person.Value);
        return viewer.Service<PagedLists>().ReadAsync(
            OffersList.View, viewer.In, asked, OffersList.NewestFirst, shown, viewer.Cancellation);
    }

    private static OffersModel Model(Viewer viewer, ReadQuery asked, Slice<ListedOffer> page, NameDisclosure disclosure) => new(
        viewer.Caller.Code,
        [.. page.Rows.Select(r => OfferLines.Of(viewer.Caller.Code, r.Row, disclosure, asked.AsOf ?? viewer.Now) with
        {
            IsUpToDate = r.IsUpToDate,
        })],
        page.HasMore ? $"{Links.Offers(viewer.Caller.Code)}?after={page.Rows[^1].Id}".AsOf(asked.AsOf) : null)
    {
        AsOf = asked.AsOf,
        IsUpToDate = page.IsUpToDate,
    };
}
