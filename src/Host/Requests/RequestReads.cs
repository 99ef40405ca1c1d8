using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Reads;
using Coordination.Host.Wiring;
using Coordination.Projections;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>What can be read of requests.</summary>
public static class RequestReads
{
    public static readonly Order<ListedRequest> NewestFirst = new("raised_at", r => r.RaisedAt, true);

    private static readonly QueryParameter[] filters =
    [
        new("open", typeof(bool), "Only those still open, or only those that ended."),
        new("category", typeof(Category), "Only this kind of help."),
        new("person", typeof(Guid), "Only this person's."),
        new("unmatched", typeof(bool), "Only those with a part that nobody promised and no place booked, or only the others."),
        new("dueBefore", typeof(DateTimeOffset), "Only those needed before this instant."),
        new("outcome", typeof(RequestOutcome), "Only those that ended so."),
        new("endedAfter", typeof(DateTimeOffset), "Only those that ended after this instant."),
    ];

    public static void MapRequestReads(this RouteGroupBuilder api)
    {
        api.MapRead<Page<RequestView>>("/requests", Act.SeeRequests, "listRequests", "List requests, newest first", ListAsync, [.. filters, .. QueryParameter.Paged]);
        api.MapRead<RequestView>("/requests/{id}", Act.SeeRequest, "getRequest", "Read a request as it is now", GetAsync);
        api.MapRead<Story>("/requests/{id}/story", Act.SeeRequest, "getRequestStory", "Read everything that happened to a request, its matches and its bookings", StoryAsync);
    }

    /// <summary>The same filters for the API and for pages.</summary>
    public static IReadOnlyList<Filter<ListedRequest>> Filters(Asked asked)
    {
        var chosen = new List<Filter<ListedRequest>>();
        if (asked.Flag("open") is { } open) chosen.Add(new("is_open = @", open, r => r.IsOpen == open));
        if (asked.Code<Category>("category") is { } category) chosen.Add(new("category = @", category.ToString(), r => r.State.Category == category));
        if (asked.Id("person") is { } person) chosen.Add(new("person = @", person, r => r.State.Person.Value == person));
        if (asked.Flag("unmatched") is { } unmatched) chosen.Add(new("unmatched = @", unmatched, r => r.IsUnmatched == unmatched));
        if (asked.Instant("dueBefore") is { } due) chosen.Add(new("needed_by < @", due, r => r.State.NeededBy?.Instant < due));
        if (asked.Code<RequestOutcome>("outcome") is { } outcome) chosen.Add(new("outcome = @", outcome.ToString(), r => r.State.Outcome == outcome));
        if (asked.Instant("endedAfter") is { } ended) chosen.Add(new("ended_at > @", ended, r => r.EndedAt > ended));
        return chosen;
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, Asked asked)
    {
        var relation = asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None;
        if (!viewer.May(Act.SeeRequests, relation)) return Read.NotAllowed;
        var page = await viewer.Service<Pages>().ReadAsync(Views.Requests, viewer.In, asked, NewestFirst, Filters(asked), viewer.Cancellation);
        var words = viewer.May(Act.OpenWords, relation) ? await viewer.Service<Opening>().WordsAsync(viewer, page.Rows.Select(r => r.Row.Words)) : Words.Closed;
        return Lists.Answer(page, asked, row => RequestView.Of(row, words), words);
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, Asked asked)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(Views.Requests, viewer.In, id, viewer.Cancellation) is not { } request) return Read.NotFound;
        var relation = await viewer.Service<Relations>().ToRequestAsync(viewer, request.Row.State.Person, id);
        if (!viewer.May(Act.SeeRequest, relation)) return Read.NotFound;
        var words = await OpenedAsync(viewer, relation, [request.Row.Words]);
        return new(RequestView.Of(request.Row, words, request.Version), request.Version, words.HoldsOpened) { HoldsErased = words.HoldsErased };
    }

    private static async ValueTask<Read> StoryAsync(Viewer viewer, Asked asked)
    {
        var id = viewer.Route("id");
        if (await viewer.Service<StreamRows>().FoldAsync(Views.Requests, viewer.In, id, viewer.Cancellation) is not { } request) return Read.NotFound;
        var relation = await viewer.Service<Relations>().ToRequestAsync(viewer, request.Row.State.Person, id);
        if (!viewer.May(Act.SeeRequest, relation)) return Read.NotFound;
        var facts = Story.Visible(viewer, await viewer.Service<StoredFacts>().StoryOfRequestAsync(viewer.In, new(id), viewer.Cancellation));
        var words = await OpenedAsync(viewer, relation, Story.PersonalIn(facts));
        return new(new Story([.. facts.Select(f => Story.Of(f, words))]), null, words.HoldsOpened);
    }

    private static ValueTask<Words> OpenedAsync(Viewer viewer, Relation relation, IEnumerable<Personal> values) =>
        viewer.May(Act.OpenWords, relation) ? viewer.Service<Opening>().WordsAsync(viewer, values, viewer.May(Act.OpenWords) ? Opening.Coordination : Opening.Match) : ValueTask.FromResult(Words.Closed);
}
