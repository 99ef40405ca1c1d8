using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>What somebody offers, on their page for those who may see it: what can be had first.</summary>
public static class OffersOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member, few) = (page.Viewer, page.Thing, page.Viewer.Service<FewRows>());
        if (viewer.Is(member.Id) || !viewer.May(OffersFeature.SeeOffers)) return [];
        var theirs = OffersList.Helper.In(member.Records.Select(record => record.Value));
        var offers = await few.ReadAsync(viewer, OffersList.View, theirs, OffersList.CanBeHad(viewer.Now),
            OffersList.NewestFirst, OffersList.NewestFirst, page.Change);
        if (offers.Rows.Count == 0) return [];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, offers.Rows.Select(row => row.Words), []);
        return
        [
            PagePart.Of<ThingsSection>(PartPlace.First, 40, new ThingsOfPerson("their-offers", "person.offers", "person.no-offers",
                [.. offers.Rows.Select(row => Line(viewer, row, disclosure))])
            { HasMore = offers.HasMore }),
        ];
    }

    public static ThingLine Line(Viewer viewer, ListedOffer row, NameDisclosure disclosure)
    {
        var offer = row.State;
        return new(offer.Id.ToString(), Links.Offer(viewer.Caller.Code, offer.Id.ToString()),
            new("sentence.only", disclosure.Of(row.Words)),
            new("person.offer-left", offer.Category.Coded("category"), offer.Offered.Amount(), offer.Left.Amount()),
            OfferLines.StatusOf(offer, viewer.Now));
    }
}
