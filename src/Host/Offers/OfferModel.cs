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

/// <summary>A page of offers, and the address of the next page if there is one.</summary>
public sealed record OffersModel(string Community, IReadOnlyList<OfferLine> Lines, string? NextHref = null)
{
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
