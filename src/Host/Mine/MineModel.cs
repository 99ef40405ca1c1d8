using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Mine;

/// <summary>The page of everything of one person's own.</summary>
public sealed record OwnPage(PersonId Person);

/// <summary>A thing of the reader's own: its words, further details, its status, and what the reader may do with it.</summary>
public sealed record OwnLine(string Id, string Href, Opened Words, Sentence Detail, string Status, IReadOnlyList<Button> Buttons);

/// <summary>A proposal or promise in which the reader is one of the two.</summary>
public sealed record OwnMatch(string Id, Sentence What, string Href, string Status, IReadOnlyList<Button> Buttons)
{
    public Sentence? Why { get; init; }
}

/// <summary>A place of the reader's own in a session to come.</summary>
public sealed record OwnPlace(string Booking, string Title, string Href, DateTimeOffset From, string Place, Button? Cancel);

/// <summary>Everything of the reader's own in one community. What waits for their answer comes first.</summary>
public sealed record MineModel(string Community, IReadOnlyList<OwnMatch> Waiting, IReadOnlyList<OwnMatch> Promised,
    IReadOnlyList<OwnLine> Requests, IReadOnlyList<OwnPlace> Places, IReadOnlyList<OwnLine> Offers)
{
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>What other rooms add to the page.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
}
