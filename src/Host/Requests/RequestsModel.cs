namespace Coordination.Host.Requests;

/// <summary>One view of the requests: open, due, waiting, unmet, referred out, duplicate, all; with its count if that is known.</summary>
public sealed record RequestsView(string Show, long? Count = null);

/// <summary>A page of requests, the view it belongs to, and the address of the next page if there is one.</summary>
public sealed record RequestsModel(
    string Community, string Show, IReadOnlyList<RequestsView> Views, IReadOnlyList<RequestLine> Lines, string? NextHref = null,
    bool MayAdd = true)
{
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
