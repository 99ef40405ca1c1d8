using Coordination.Domain.Requests;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The list of requests in one of its views; for those who may not see all, their own.</summary>
public sealed class RequestsPageBuilder(PagedLists pages, ListReader lists, OwnChange own, NameDisclosures disclosures)
{
    private const string Mine = "mine";
    private static readonly string[] forCoordinators = ["open", "due", "waiting", "unmet", "all"];

    public async ValueTask<RequestsModel> BuildAsync(Viewer viewer, ReadQuery asked, bool isOpened)
    {
        var community = viewer.Caller.Code;
        string[] views = viewer.May(RequestsFeature.SeeRequests) ? forCoordinators : [Mine];
        var show = asked.OneOf("show", views) ?? views[0];
        var view = ViewOf(show, viewer);
        var page = await pages.ReadAsync(Views.Requests, viewer.In, asked, view.Order, view.Filters, viewer.Cancellation);
        var values = page.Rows.Select(r => r.Row.Words);
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, [])
            : await disclosures.CloseAsync(viewer.In, values, [], viewer.Cancellation);
        var counted = new List<RequestsView>();
        var touched = await own.TouchedAsync(viewer.In, page.Behind, viewer.Cancellation);
        var changed = await own.CurrentAsync(Views.Requests, viewer.In, touched, viewer.Cancellation);
        foreach (var one in views) counted.Add(new(one, await CountAsync(viewer, ViewOf(one, viewer), touched, changed)));
        return new(community, show, counted, [.. page.Rows.Select(r => RequestLines.Of(community, r.Row, disclosure))],
            page.HasMore ? $"{Links.Requests(community, show)}&after={page.Rows[^1].Id}" : null, viewer.May(RequestsFeature.AddRequest));
    }

    private sealed record View(Order<ListedRequest> Order, IReadOnlyList<Filter<ListedRequest>> Filters);

    private static View ViewOf(string show, Viewer viewer) => show switch
    {
        "open" => new(soonest, [isOpen]),
        "due" => new(soonest,
        [
            new("unmatched = @", true, r => r.IsUnmatched),
            new("needed_by <= @", viewer.Now + Request.PressesWithin, r => r.State.NeededBy?.Instant <= viewer.Now + Request.PressesWithin),
        ]),
        "waiting" =>
            new(soonest, [isOpen, new(
                $"@ and id in (select m.request from {Views.Matches.Table.Name} m where m.community = $1 and m.to_seq is null and m.phase = 'Proposed')", true, _ => false)]),
        "unmet" => new(RequestReads.NewestFirst, [
            new("outcome = any(@)", unmet.Select(o => o.ToString()).ToArray(),
                r => r.State.Outcome is { } outcome && unmet.Contains(outcome)),
            new("ended_at > @", viewer.Now.AddDays(-7), r => r.EndedAt > viewer.Now.AddDays(-7))]),
        Mine => new(RequestReads.NewestFirst, [new("person = @", viewer.Person.Value, r => r.State.Person == viewer.Person)]),
        _ => new(RequestReads.NewestFirst, []),
    };

    private static readonly RequestOutcome[] unmet = [RequestOutcome.Unmet, RequestOutcome.RemainderClosed, RequestOutcome.Declined];
    private static readonly Filter<ListedRequest> isOpen = new("is_open = @", true, r => r.IsOpen);
    // Those without a date come last: far away, but before the end of all dates that the store can hold.
    private static readonly Order<ListedRequest> soonest =
        new("coalesce(needed_by, raised_at + interval '100 years')", r => r.State.NeededBy?.Instant ?? r.RaisedAt.AddYears(100), false);

    private async Task<long> CountAsync(Viewer viewer, View view, IReadOnlyList<Guid> touched, IReadOnlyList<Listed<ListedRequest>> changed)
    {
        List<object> values = [touched.ToArray(), .. view.Filters.Select(f => f.Value)];
        var where = view.Filters.Select((f, place) => f.Sql.Replace("@", "$" + (place + 4), StringComparison.Ordinal));
        return changed.Count(r => view.Filters.All(f => f.Holds(r.Row)))
            + await lists.CountAsync(Views.Requests.Table, viewer.In, null, string.Join(" and ", where.Prepend("id <> all($3)")), values,
                viewer.Cancellation);
    }
}
