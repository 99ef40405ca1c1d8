using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The order of a list of requests.</summary>
public enum RequestOrder { Newest, Soonest, Oldest, LatestEnded }

/// <summary>What a view of the requests shows, and in which order if none is asked for.</summary>
/// <param name="Days">When its requests were asked or, in a view of what has ended, when they ended.</param>
public sealed record RequestsShown(RequestOrder Order, Filter<ListedRequest> Filter, Column<ListedRequest, DateTimeOffset> Days)
{
    public bool AreEnded => Days == RequestsList.EndedAt;

    public static RequestsShown OfOpen(Filter<ListedRequest> filter) => new(RequestOrder.Soonest, filter, RequestsList.RaisedAt);
    public static RequestsShown OfAll(Filter<ListedRequest> filter) => new(RequestOrder.Newest, filter, RequestsList.RaisedAt);
    public static RequestsShown OfEnded(Filter<ListedRequest> filter) => new(RequestOrder.LatestEnded, filter, RequestsList.EndedAt);
}

/// <summary>The views of the requests, on pages and for programs alike. Readers who may not see all requests see their own.</summary>
public sealed class RequestViews(Declarations declarations)
{
    public const string All = "all", Mine = "mine";
    private readonly IReadOnlyList<NamedFilter<ListedRequest>> others = declarations.All<NamedFilter<ListedRequest>>();

    public static readonly QueryParameter
        Show = new("show", typeof(string),
            "Which requests: open, due, waiting, promised, met, unmet, referred-out, duplicate, all or mine."),
        Order = new("order", typeof(RequestOrder),
            "The newest first, those needed soonest, those that have waited longest, or those that ended last.");

    /// <summary>The names of those that this viewer may see, the usual first.</summary>
    public string[] For(Viewer viewer) => viewer.May(RequestsFeature.SeeRequests)
        ? ["open", "due", .. others.Select(o => o.Name), "met", "unmet", "referred-out", "duplicate", All]
        : [Mine];

    /// <param name="hasDays">Whether days are chosen: then a view has no days of its own.</param>
    public RequestsShown Of(string show, Viewer viewer, DateTimeOffset at, bool hasDays = false) => show switch
    {
        "open" => RequestsShown.OfOpen(RequestFilters.Open),
        "due" => RequestsShown.OfOpen(RequestFilters.Due(at)),
        "met" => RequestsShown.OfEnded(RequestFilters.Met),
        "unmet" => RequestsShown.OfEnded(hasDays ? RequestFilters.EverUnmet : RequestFilters.Unmet(at)),
        "referred-out" => RequestsShown.OfEnded(RequestFilters.ReferredOut),
        "duplicate" => RequestsShown.OfEnded(RequestFilters.Duplicates),
        Mine => RequestsShown.OfAll(RequestsList.Person.In(viewer.Records.Select(record => record.Value))),
        _ when others.FirstOrDefault(o => o.Name == show) is { } other => RequestsShown.OfOpen(RequestFilters.Open & other.Filter),
        _ => RequestsShown.OfAll(Filter.All<ListedRequest>()),
    };

    public static Order<ListedRequest> SortedBy(RequestOrder order) => order switch
    {
        RequestOrder.Soonest => RequestsList.SoonestFirst,
        RequestOrder.Oldest => RequestsList.OldestFirst,
        RequestOrder.LatestEnded => RequestsList.LatestEnded,
        _ => RequestsList.NewestFirst,
    };
}
