using Coordination.Host.Pages;

namespace Coordination.Host.Requests;

/// <summary>
/// One view of the requests: open, due, waiting, promised, met, unmet, referred out, duplicate, all; with its count if that is known.
/// </summary>
public sealed record RequestsView(string Show, long? Count = null);

/// <summary>A page of requests and the view it belongs to.</summary>
public sealed record RequestsModel(
    string Community, string Show, IReadOnlyList<RequestsView> Views, IReadOnlyList<RequestLine> Lines)
{
    /// <summary>The name of the view: with days chosen, what went unmet is that of those days.</summary>
    public string Name => NameOf(Show);
    public string NameOf(string show) => show == "unmet" && HasDays ? "unmet-ever" : show;
    public bool HasDays { get; init; }

    /// <summary>Whether it shows requests that have ended.</summary>
    public bool AreEnded { get; init; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? NextHref { get; init; }
    public bool MayAdd { get; init; }

    /// <summary>Whether the reader sees more than their own.</summary>
    public bool MaySeeAll { get; init; }
    public RequestOrder Order { get; init; }

    /// <summary>What the view is narrowed to.</summary>
    public required ListFilter Narrowed { get; init; }

    /// <summary>The kinds of help and the wards it can be narrowed to.</summary>
    public required Served Served { get; init; }
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
