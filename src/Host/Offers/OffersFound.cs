using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>Offers that a search finds. Whoever does not see all offers finds among their own.</summary>
public static class OffersFound
{
    public static async ValueTask<FoundThings> FindAsync(Searching search)
    {
        var viewer = search.Viewer;
        var seen = viewer.May(OffersFeature.SeeOffers) ? Filter.All<ListedOffer>()
            : OffersList.Helper.In(viewer.Records.Select(record => record.Value));
        var found = await viewer.Service<RowSearch>().FindAsync<ListedOffer>(viewer, search.Sought, new(OffersList.View, seen,
            OffersList.IsAvailable.Is(true), OffersList.NewestFirst, OffersList.NewestFirst, row => Texts(search.Say, row),
            row => row.Words));
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, found.Rows.Select(row => row.Words), found.Rows.Select(row => row.State.Helper));
        return new("found-offers", "section.Offers", [.. found.Rows.Select(row => Line(viewer, row, disclosure))],
            found.HasMore, found.IsWhole);
    }

    private static IEnumerable<string> Texts(Say say, ListedOffer row) =>
        [say.Code("category", row.State.Category.Code()), .. row.State.Places.Select(Wards.NameOf)];

    /// <summary>With who offers it, for whoever may open their page.</summary>
    private static ThingLine Line(Viewer viewer, ListedOffer row, NameDisclosure disclosure)
    {
        var line = OffersOnPerson.Line(viewer, row, disclosure);
        return viewer.HrefOf(row.State.Helper) is null ? line
            : line with { Detail = new("list.two", viewer.Linked(row.State.Helper, disclosure), line.Detail) };
    }
}
