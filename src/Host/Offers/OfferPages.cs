using Coordination.Host.Commands;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Projections;
using Coordination.Projections.Offers;
using Act = Coordination.Host.Wiring.Act;

namespace Coordination.Host.Offers;

/// <summary>The pages of offers: those open, making one.</summary>
public static class OfferPages
{
    public static void MapOfferPages(this RouteGroupBuilder pages)
    {
        pages.MapPage("/offers", Act.SeeOffers, ListAsync, QueryParameter.After, QueryParameter.Limit);
        pages.MapLive("/offers/live", Act.SeeOffers, DrawAsync, false, QueryParameter.After, QueryParameter.Limit);
        pages.MapGet("/offers/new", (Delegate)NewAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> NewAsync(HttpContext http)
    {
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        if (visitor.Member is not { IsMember: true }) return new SeeOther($"{Links.Join(visitor.Call.Code)}?then={Links.OfferHelp(visitor.Call.Code)}");
        string[] chosen = visitor.Typed["wards[]"]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return WebPage.Of<OfferHelpPage>(visitor.Shell with { Title = "offer-help.title", Section = Section.Offers },
            new OfferHelpModel(visitor.Call.Code, WardChoices.Served(visitor.Community.Charter)) { ChosenWards = chosen, Typed = visitor.Typed }, visitor.Status);
    }

    private static async ValueTask<IResult> ListAsync(Reader reader)
    {
        var page = await OpenOffersAsync(reader.Viewer, reader.Asked);
        var sight = await reader.Viewer.Service<Sights>().OpenAsync(reader.Viewer, page.Rows.Select(r => r.Row.Words), page.Rows.Select(r => r.Row.State.Helper));
        return reader.Page<OffersPage>("offers.title", Section.Offers, Model(reader.Viewer, page, sight), "/offers/live");
    }

    private static async Task<string> DrawAsync(Viewer viewer, Asked asked, Brush brush)
    {
        var page = await OpenOffersAsync(viewer, asked);
        var sight = await viewer.Service<Sights>().CloseAsync(viewer.In, page.Rows.Select(r => r.Row.Words), page.Rows.Select(r => r.Row.State.Helper), viewer.Cancellation);
        return await brush.Of<OffersList>(Model(viewer, page, sight));
    }

    /// <summary>Whoever may not see everybody's sees their own.</summary>
    private static Task<Slice<ListedOffer>> OpenOffersAsync(Viewer viewer, Asked asked)
    {
        List<Filter<ListedOffer>> filters =
        [
            new("is_available = @", true, o => OfferReads.IsAvailable(o.State)),
            new("(until is null or until > @)", viewer.Now, o => o.State.Until is null || o.State.Until.Instant > viewer.Now),
        ];
        if (!viewer.May(Act.SeeOffers)) filters = [new("helper = @", viewer.Person.Value, o => o.State.Helper == viewer.Person)];
        return viewer.Service<Pages>().ReadAsync(Views.Offers, viewer.In, asked, OfferReads.NewestFirst, filters, viewer.Cancellation);
    }

    private static OffersModel Model(Viewer viewer, Slice<ListedOffer> page, Sight sight) => new(viewer.Call.Code, [.. page.Rows.Select(r => OfferLines.Of(viewer.Call.Code, r.Row, sight, viewer.Now))],
        page.HasMore ? $"{Links.Offers(viewer.Call.Code)}?after={page.Rows[^1].Id}" : null);
}
