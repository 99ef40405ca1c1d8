using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>An offer as the API answers it: how much was offered, used, promised and is left.</summary>
public sealed record OfferView(OfferId Id, PersonId Helper, Category Category, PersonalValue Words, Quantity Offered, Quantity Used,
    Quantity Promised, Quantity Left, bool IsAvailable, bool IsWithdrawn, DateTimeOffset MadeAt)
{
    /// <summary>The wards in which it can be given; anywhere if empty.</summary>
    public required IReadOnlyList<string> Wards { get; init; }
    public Moment? Until { get; init; }
    public long? Version { get; init; }

    public static OfferView Of(ListedOffer row, Words words, long? version = null) => new(
        row.State.Id, row.State.Helper, row.State.Category, words.Of(row.Words), row.State.Offered, row.State.Used,
        row.State.Committed.Values.Aggregate(row.State.Offered.None, (sum, committed) => sum + committed), row.State.Left,
            OfferReads.IsAvailable(row.State), row.State.IsWithdrawn, row.MadeAt)
    {
        Wards = [.. row.State.Places.Select(p => p.Ward)],
        Until = row.State.Until,
        Version = version,
    };
}

/// <summary>The reads of offers.</summary>
public static class OfferReads
{
    private static readonly QueryParameter[] filters =
    [
        new("available", typeof(bool), "True for offers of which something is left, false for the others."),
    ];

    public static void MapOfferReads(this FeatureBuilder it)
    {
        it.ReadOpened<Page<OfferView>>("/offers", OffersFeature.SeeOffers, "listOffers",
            "List offers, in the order asked for; newest first if none is", ListAsync,
            [.. filters, .. OfferNarrowing.Asks, .. QueryParameter.Paged]);
        it.Read<OfferView>("/offers/{id}", OffersFeature.SeeOffer, "getOffer", "Read an offer as it is now", GetAsync);
    }

    public static bool IsAvailable(Offer offer) => offer is { IsWithdrawn: false, Left.Amount: > 0 };

    public static Filter<ListedOffer> Filters(ReadQuery asked)
    {
        var chosen = new List<Filter<ListedOffer>>();
        if (asked.Flag("available") is { } available) chosen.Add(OffersList.IsAvailable.Is(available));
        return Filter.All(chosen);
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var relation = asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None;
        if (!viewer.May(OffersFeature.SeeOffers, relation)) return Read.NotAllowed;
        var only = await OfferNarrowing.ReadAsync(viewer, asked);
        var order = OfferNarrowing.SortedBy(asked.Code<OfferOrder>(OfferNarrowing.Order.Name) ?? OfferOrder.Newest);
        var page = await viewer.Service<PagedLists>().ReadAsync(OffersList.View, viewer.In, asked, order,
            Filters(asked) & only.Filter(viewer.Community.Zone), viewer.Cancellation);
        var words = viewer.May(Permission.OpenWords, relation)
            ? await viewer.Service<Opening>().WordsAsync(viewer, page.Rows.Select(r => r.Row.Words)) : Words.Closed;
        return PageAnswer.Of(page, asked, row => OfferView.Of(row, words), words);
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(
            OffersList.View, viewer.In, id, viewer.Cancellation) is not { } offer) return Read.NotFound;
        var relation = await viewer.Service<Relations>().ToAsync(viewer, OffersFeature.SeeOffer, offer.Row.State.Helper, id);
        if (!viewer.May(OffersFeature.SeeOffer, relation)) return Read.NotFound;
        var words = viewer.May(Permission.OpenWords, relation)
            ? await viewer.Service<Opening>()
                .WordsAsync(viewer, [offer.Row.Words], viewer.May(Permission.OpenWords) ? Opening.Coordination : Opening.Match)
            : Words.Closed;
        return new(OfferView.Of(offer.Row, words, offer.Version), offer.Version, words.HoldsOpened) { HoldsErased = words.HoldsErased };
    }
}
