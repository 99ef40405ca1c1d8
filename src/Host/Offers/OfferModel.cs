using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Offers;

/// <summary>An offer with what is left of it, its promises and its story.</summary>
public sealed record OfferModel(string Community, string Id, string Status, string Category, Opened Words, Opened Helper,
    DateTimeOffset MadeAt)
{
    public required Amount Offered { get; init; }
    public required Amount Promised { get; init; }
    public required Amount Used { get; init; }
    public required Amount Left { get; init; }
    public IReadOnlyList<string> Wards { get; init; } = [];
    public DateTimeOffset? Until { get; init; }
    /// <summary>What other features add about it.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
    public StoryModel Story { get; init; } = StoryModel.Empty;
    public bool MayWithdraw { get; init; }

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;
    public Typed Typed { get; init; } = Typed.Nothing;

    public string Href => Links.Offer(Community, Id);
}

/// <summary>An offer in a list.</summary>
public sealed record OfferLine(string Id, string Href, string Category, Opened Words, Opened Helper, string Status, Amount Left,
    Amount Offered)
{
    public IReadOnlyList<string> Wards { get; init; } = [];
    public DateTimeOffset? Until { get; init; }

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;
}

/// <summary>A page of offers and the view it belongs to.</summary>
/// <param name="Show">Available, gone or all.</param>
public sealed record OffersModel(string Community, string Show, IReadOnlyList<OfferLine> Lines)
{
    public IReadOnlyList<(string Show, long Count)> Views { get; init; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? NextHref { get; init; }

    /// <summary>Whether the reader sees more than their own.</summary>
    public bool MaySeeAll { get; init; }
    public OfferOrder Order { get; init; }

    /// <summary>What it is narrowed to.</summary>
    public required ListFilter Narrowed { get; init; }

    /// <summary>The kinds of help and the wards it can be narrowed to.</summary>
    public required Served Served { get; init; }
    public bool IsUpToDate { get; init; } = true;

    /// <summary>The past moment it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The form for making an offer.</summary>
public sealed record OfferHelpModel(string Community, Served Served)
{
    public IReadOnlyList<string> ChosenWards { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}
