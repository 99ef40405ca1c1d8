using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The reads of requests.</summary>
public static class RequestReads
{
    private static readonly QueryParameter[] filters =
    [
        new("open", typeof(bool), "Only those still open, or only those that ended."),
        new("askedWith", typeof(Guid), "Only the one with this id, and those asked for together with it after it."),
        new("unmatched", typeof(bool), "Only those with a part that nobody promised and no place booked, or only the others."),
        new("dueBefore", typeof(DateTimeOffset), "Only those needed before this instant."),
        new("outcome", typeof(RequestOutcome), "Only those that ended so."),
        new("endedAfter", typeof(DateTimeOffset), "Only those that ended after this instant."),
    ];

    public static void MapRequestReads(this FeatureBuilder it)
    {
        it.ReadOpened<Page<RequestView>>("/requests", RequestsFeature.SeeRequests, "listRequests",
            "List requests, in the order asked for; newest first if none is", ListAsync,
            [RequestViews.Show, RequestViews.Order, .. filters, .. RequestNarrowing.Asks, .. QueryParameter.Paged]);
        it.Read<RequestView>("/requests/{id}", RequestsFeature.SeeRequest, "getRequest", "Read a request as it is now", GetAsync);
        it.ReadOpened<Story>("/requests/{id}/story", RequestsFeature.SeeRequest, "getRequestStory",
            "Read everything that happened to a request, its matches and its bookings", StoryAsync, QueryParameter.Before);
    }

    /// <summary>The same filters for the API and for pages.</summary>
    public static Filter<ListedRequest> Filters(ReadQuery asked)
    {
        var chosen = new List<Filter<ListedRequest>>();
        if (asked.Flag("open") is { } open) chosen.Add(RequestsList.IsOpen.Is(open));
        if (asked.Id("askedWith") is { } first) chosen.Add(RequestsList.Together(new(first)));
        if (asked.Flag("unmatched") is { } unmatched) chosen.Add(RequestsList.IsUnmatched.Is(unmatched));
        if (asked.Instant("dueBefore") is { } due) chosen.Add(RequestsList.NeededBy.Below(due));
        if (asked.Code<RequestOutcome>("outcome") is { } outcome) chosen.Add(RequestsList.Outcome.Is(outcome));
        if (asked.Instant("endedAfter") is { } ended) chosen.Add(RequestsList.EndedAt.Above(ended));
        return Filter.All(chosen);
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var relation = asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None;
        if (!viewer.May(RequestsFeature.SeeRequests, relation)) return Read.NotAllowed;
        var (views, only) = (viewer.Service<RequestViews>(), await RequestNarrowing.ReadAsync(viewer, asked));
        var show = asked.OneOf(RequestViews.Show.Name, views.For(viewer));
        var shown = views.Of(show ?? RequestViews.All, viewer, asked.AsOf ?? viewer.Now, only.HasDays);
        var order = RequestViews.SortedBy(asked.Code<RequestOrder>(RequestViews.Order.Name) ?? shown.Order);
        var page = await viewer.Service<PagedLists>().ReadAsync(RequestsList.View, viewer.In, asked, order,
            shown.Filter & Filters(asked) & only.Filter(shown.Days, viewer.Community.Zone), viewer.Cancellation);
        var words = viewer.May(Permission.OpenWords, relation)
            ? await viewer.Service<Opening>().WordsAsync(viewer, page.Rows.Select(r => r.Row.Words)) : Words.Closed;
        return PageAnswer.Of(page, asked, row => RequestView.Of(row, words), words);
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(
            RequestsList.View, viewer.In, id, viewer.Cancellation) is not { } request) return Read.NotFound;
        var relation = await viewer.Service<Relations>().ToAsync(viewer, RequestsFeature.SeeRequest, request.Row.State.Person, id);
        if (!viewer.May(RequestsFeature.SeeRequest, relation)) return Read.NotFound;
        var words = await OpenedAsync(viewer, relation, [request.Row.Words]);
        var view = RequestView.Of(request.Row, words, request.Version);
        // Whoever sees only this one does not learn that there are others.
        if (!viewer.May(RequestsFeature.SeeRequests, relation)) view = view with { AskedWith = null };
        return new(view, request.Version, words.HoldsOpened)
        { HoldsErased = words.HoldsErased };
    }

    private static async ValueTask<Read> StoryAsync(Viewer viewer, ReadQuery asked)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(
            RequestsList.View, viewer.In, id, viewer.Cancellation) is not { } request) return Read.NotFound;
        var relation = await viewer.Service<Relations>().ToAsync(viewer, RequestsFeature.SeeRequest, request.Row.State.Person, id);
        if (!viewer.May(RequestsFeature.SeeRequest, relation)) return Read.NotFound;
        var part = await viewer.Service<StoredFacts>().StoryAsync(viewer.In, id, asked.Before, viewer.Cancellation);
        var facts = Story.Visible(viewer, part.Facts);
        var words = await OpenedAsync(viewer, relation, Story.PersonalIn(facts));
        return new(new Story([.. facts.Select(f => Story.Of(f, words))]) { Before = part.Before }, null, words.HoldsOpened);
    }

    private static ValueTask<Words> OpenedAsync(Viewer viewer, Relation relation, IEnumerable<Personal> values) =>
        viewer.May(Permission.OpenWords, relation)
            ? viewer.Service<Opening>().WordsAsync(viewer, values, viewer.May(Permission.OpenWords) ? Opening.Coordination : Opening.Match)
            : ValueTask.FromResult(Words.Closed);
}
