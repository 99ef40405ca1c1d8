using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>The list of offers, narrowed and sorted as it was asked for. A reader who may not see all offers sees their own.</summary>
public sealed class OffersPageBuilder(PagedLists pages, ListReader lists, NameDisclosures disclosures)
{
    private const string Available = "available", Gone = "gone", All = "all";

    public static readonly QueryParameter Show = new("show", typeof(string),
        "Which offers: available, of which something can be had; gone, of which nothing can; or all.");

    public async ValueTask<OffersModel> BuildAsync(Viewer viewer, ReadQuery strict, bool isOpened)
    {
        var (code, asked, maySeeAll) = (viewer.Caller.Code, strict.Lenient, viewer.May(OffersFeature.SeeOffers));
        var (at, only) = (asked.AsOf ?? viewer.Now, await OfferNarrowing.ReadAsync(viewer, asked));
        string[] views = maySeeAll ? [Available, Gone, All] : [All];
        var show = asked.OneOf(Show.Name, views) ?? views[0];
        var order = asked.Code<OfferOrder>(OfferNarrowing.Order.Name) ?? OfferOrder.Newest;
        var page = await pages.ReadAsync(
            OffersList.View, viewer.In, asked, OfferNarrowing.SortedBy(order), Shown(show), viewer.Cancellation);
        var (values, people) = (page.Rows.Select(r => r.Row.Words), page.Rows.Select(r => r.Row.State.Helper));
        if (only.Person is { } one) people = people.Append(one);
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);
        var batch = lists.Ask(viewer.In, asked.AsOf is null ? null : page.Position);
        var counts = views.Select(view => (view, Count: batch.Count(OffersList.View, Shown(view)))).ToList();
        await batch.RunAsync(viewer.Cancellation);
        var address = ListAddress.Of(Links.Offers(code), asked);
        return new(code, show, [.. page.Rows.Select(r => OfferLines.Of(code, r.Row, disclosure, at) with { IsUpToDate = r.IsUpToDate })])
        {
            Views = [.. counts.Select(view => (view.view, view.Count.Value))],
            NextHref = page.HasMore ? address.With("after", page.Rows[^1].Id.ToString()).ToString() : null,
            MaySeeAll = maySeeAll,
            Order = order,
            Narrowed = ListFilter.Of(address, only.Says(only.Person is { } who ? viewer.Linked(who, disclosure) : null),
                asked.Misunderstood),
            Served = Served.By(viewer.Community.Charter),
            AsOf = asked.AsOf,
            IsUpToDate = page.IsUpToDate,
        };

        Filter<ListedOffer> Shown(string view) => only.Filter(viewer.Community.Zone) & (view switch
        {
            _ when !maySeeAll => OffersList.Helper.In(viewer.Records.Select(record => record.Value)),
            Available => OffersList.CanBeHad(at),
            Gone => OffersList.IsAvailable.Is(false) | OffersList.Until.AtMost(at),
            _ => Filter.All<ListedOffer>(),
        });
    }
}
