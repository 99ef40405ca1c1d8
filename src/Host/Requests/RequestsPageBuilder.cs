using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The list of requests in one of its views. Readers who may not see all requests see their own.</summary>
public sealed class RequestsPageBuilder(
    PagedLists pages, ListReader lists, OwnChange own, NameDisclosures disclosures, Declarations declarations, Folds folds)
{
    private const string Mine = "mine";
    private readonly IReadOnlyList<NamedFilter<ListedRequest>> others = declarations.All<NamedFilter<ListedRequest>>();

    public async ValueTask<RequestsModel> BuildAsync(Viewer viewer, ReadQuery asked, bool isOpened)
    {
        var community = viewer.Caller.Code;
        string[] views = viewer.May(RequestsFeature.SeeRequests)
            ? ["open", "due", .. others.Select(o => o.Name), "met", "unmet", "referred-out", "duplicate", "all"]
            : [Mine];
        var show = asked.OneOf("show", views) ?? views[0];
        var (at, only) = (asked.AsOf ?? viewer.Now, await OfAllRecordsAsync(viewer, RequestNarrowing.Of(asked)));
        var view = ViewOf(show, viewer, at, only.HasDays);
        var page = await pages.ReadAsync(RequestsList.View, viewer.In, asked, view.Order,
            view.Filter & only.Filter(view.Days, viewer.Community.Zone), viewer.Cancellation);
        var values = page.Rows.Select(r => r.Row.Words);
        PersonId[] people = [.. only.Person is { } one ? new[] { one } : [], .. page.Rows.Select(r => r.Row.State.Person)];
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);
        var touched = await own.TouchedAsync(viewer.In, page.Behind, viewer.Cancellation);
        var changed = await own.CurrentAsync(RequestsList.View, viewer.In, touched, viewer.Cancellation);
        var batch = lists.Ask(viewer.In, asked.AsOf is null ? null : page.Position);
        var counted = views.Select(
            one => (Show: one, ViewOf(one, viewer, at).Filter,
            Count: batch.Count(RequestsList.View, ViewOf(one, viewer, at).Filter & Others(touched)))).ToList();
        await batch.RunAsync(viewer.Cancellation);
        return new(community, show,
            [.. counted.Select(c => new RequestsView(c.Show, c.Count.Value + changed.Count(r => c.Filter.Holds(r.Id, r.Row))))],
            [.. page.Rows.Select(r => RequestLines.Of(community, r.Row, disclosure) with
            {
                IsUpToDate = r.IsUpToDate,
                Who = viewer.HrefOf(r.Row.State.Person) is null ? null : disclosure.NameOf(r.Row.State.Person),
                WhoHref = viewer.HrefOf(r.Row.State.Person),
            })],
            page.HasMore ? $"{only.Address(community, show)}&after={page.Rows[^1].Id}".AsOf(asked.AsOf) : null,
            viewer.May(RequestsFeature.AddRequest))
        {
            HasDays = only.HasDays,
            Only = only.IsNone ? null : RequestNarrowingText.Of(only, view.Days == RequestsList.EndedAt,
                only.Person is { } who ? viewer.Linked(who, disclosure) : null),
            AsOf = asked.AsOf,
            IsUpToDate = page.IsUpToDate,
        };
    }

    /// <summary>Whoever looks for the requests of a person finds those of all their records.</summary>
    private async ValueTask<RequestNarrowing> OfAllRecordsAsync(Viewer viewer, RequestNarrowing only) =>
        only.Person is not { } person ? only : only with
        {
            Records = (await folds.KeptAsync(viewer.In, person, viewer.Cancellation))?.Records,
        };

    /// <param name="Days">When its requests were asked or, in a view of what has ended, when they ended.</param>
    private sealed record View(Order<ListedRequest> Order, Filter<ListedRequest> Filter, Column<ListedRequest, DateTimeOffset> Days)
    {
        public View(Order<ListedRequest> order, Filter<ListedRequest> filter) : this(order, filter, RequestsList.RaisedAt) { }

        public static View OfEnded(Order<ListedRequest> order, Filter<ListedRequest> filter) => new(order, filter, RequestsList.EndedAt);
    }

    /// <param name="hasDays">Whether days are chosen: then a view has no days of its own.</param>
    private View ViewOf(string show, Viewer viewer, DateTimeOffset at, bool hasDays = false) => show switch
    {
        "open" => new(RequestsList.SoonestFirst, RequestFilters.Open),
        "due" => new(RequestsList.SoonestFirst, RequestFilters.Due(at)),
        "met" => View.OfEnded(RequestsList.LatestEnded, RequestFilters.Met),
        "unmet" => View.OfEnded(RequestsList.NewestFirst, hasDays ? RequestFilters.EverUnmet : RequestFilters.Unmet(at)),
        "referred-out" => View.OfEnded(RequestsList.LatestEnded, RequestFilters.ReferredOut),
        "duplicate" => View.OfEnded(RequestsList.LatestEnded, RequestFilters.Duplicates),
        Mine => new(RequestsList.NewestFirst, RequestsList.Person.Is(viewer.Person.Value)),
        _ when others.FirstOrDefault(o => o.Name == show) is { } other =>
            new(RequestsList.SoonestFirst, RequestFilters.Open & other.Filter),
        _ => new(RequestsList.NewestFirst, Filter.All<ListedRequest>()),
    };

    private static Filter<ListedRequest> Others(IReadOnlyList<Guid> touched) =>
        touched.Count == 0 ? Filter.All<ListedRequest>() : !Filter.Ids<ListedRequest>(touched);
}
