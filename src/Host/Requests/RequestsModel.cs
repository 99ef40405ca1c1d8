using Coordination.Host.Language;

namespace Coordination.Host.Requests;

/// <summary>
/// One view of the requests: open, due, waiting, promised, met, unmet, referred out, duplicate, all; with its count if that is known.
/// </summary>
public sealed record RequestsView(string Show, long? Count = null);

/// <summary>A page of requests, the view it belongs to, and the address of the next page if there is one.</summary>
public sealed record RequestsModel(
    string Community, string Show, IReadOnlyList<RequestsView> Views, IReadOnlyList<RequestLine> Lines, string? NextHref = null,
    bool MayAdd = true)
{
    /// <summary>The name of the view: with days chosen, what went unmet is that of those days.</summary>
    public string Name => Show == "unmet" && HasDays ? "unmet-ever" : Show;
    public bool HasDays { get; init; }

    /// <summary>What the view is narrowed to; null if it is whole.</summary>
    public IReadOnlyList<Sentence>? Only { get; init; }
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
