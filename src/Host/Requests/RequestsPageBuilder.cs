using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The list of requests in one of its views, narrowed and sorted as it was asked for.</summary>
public sealed class RequestsPageBuilder(PagedLists pages, ListReader lists, OwnChange own, NameDisclosures disclosures, RequestViews views)
{
    public async ValueTask<RequestsModel> BuildAsync(Viewer viewer, ReadQuery strict, bool isOpened)
    {
        var (community, asked, names) = (viewer.Caller.Code, strict.Lenient, views.For(viewer));
        var show = asked.OneOf(RequestViews.Show.Name, names) ?? names[0];
        var (at, only, zone) = (asked.AsOf ?? viewer.Now, await RequestNarrowing.ReadAsync(viewer, asked), viewer.Community.Zone);
        var shown = views.Of(show, viewer, at, only.HasDays);
        var order = asked.Code<RequestOrder>(RequestViews.Order.Name) ?? shown.Order;
        var page = await pages.ReadAsync(RequestsList.View, viewer.In, asked, RequestViews.SortedBy(order),
            Narrowed(shown), viewer.Cancellation);
        var values = page.Rows.Select(r => r.Row.Words);
        PersonId[] people = [.. only.Person is { } one ? new[] { one } : [], .. page.Rows.Select(r => r.Row.State.Person)];
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);
        var address = ListAddress.Of(Links.Requests(community), asked);
        return new(community, show, await CountedAsync(), [.. page.Rows.Select(r => Line(viewer, r, disclosure))])
        {
            NextHref = page.HasMore ? address.With("after", page.Rows[^1].Id.ToString()).ToString() : null,
            MayAdd = viewer.May(RequestsFeature.AddRequest),
            MaySeeAll = viewer.May(RequestsFeature.SeeRequests),
            HasDays = only.HasDays,
            AreEnded = shown.AreEnded || show == RequestViews.All,
            Order = order,
            Narrowed = ListFilter.Of(address, RequestNarrowingText.Of(only, shown.AreEnded,
                only.Person is { } who ? viewer.Linked(who, disclosure) : null), asked.Misunderstood),
            Served = Served.By(viewer.Community.Charter),
            AsOf = asked.AsOf,
            IsUpToDate = page.IsUpToDate,
        };

        Filter<ListedRequest> Narrowed(RequestsShown view) => view.Filter & only.Filter(view.Days, zone);

        // Each view says how many it would show if it were chosen now.
        async Task<IReadOnlyList<RequestsView>> CountedAsync()
        {
            var touched = await own.TouchedAsync(viewer.In, page.Behind, viewer.Cancellation);
            var changed = await own.CurrentAsync(RequestsList.View, viewer.In, touched, viewer.Cancellation);
            var batch = lists.Ask(viewer.In, asked.AsOf is null ? null : page.Position);
            var counted = names.Select(name => (Show: name, Filter: Narrowed(views.Of(name, viewer, at, only.HasDays))))
                .Select(view => (view.Show, view.Filter, Count: batch.Count(RequestsList.View, view.Filter & Others(touched)))).ToList();
            await batch.RunAsync(viewer.Cancellation);
            return [.. counted.Select(c => new RequestsView(c.Show, c.Count.Value + changed.Count(r => c.Filter.Holds(r.Id, r.Row))))];
        }
    }

    private static RequestLine Line(Viewer viewer, Listed<ListedRequest> listed, NameDisclosure disclosure) =>
        RequestLines.Of(viewer.Caller.Code, listed.Row, disclosure) with
        {
            IsUpToDate = listed.IsUpToDate,
            Who = viewer.HrefOf(listed.Row.State.Person) is null ? null : disclosure.NameOf(listed.Row.State.Person),
            WhoHref = viewer.HrefOf(listed.Row.State.Person),
        };

    private static Filter<ListedRequest> Others(IReadOnlyList<Guid> touched) =>
        touched.Count == 0 ? Filter.All<ListedRequest>() : !Filter.Ids<ListedRequest>(touched);
}
