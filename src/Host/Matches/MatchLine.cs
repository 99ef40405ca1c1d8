using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Matches;

/// <summary>How to reach somebody. Present only if it is disclosed to the reader.</summary>
public sealed record Contact(Opened? Phone, Opened? Address = null, DateTimeOffset? Until = null);

/// <summary>A match of a request: the helper, how much, its status, and what the reader may do with it.</summary>
public sealed record MatchLine(string Id, Opened Helper, string OfferHref, Amount Quantity, string Status, IReadOnlyList<Button> Buttons)
{
    /// <summary>Who still has to agree, in words, if not both have.</summary>
    public Sentence? WaitsFor { get; init; }
    /// <summary>Why the match should be looked at, although it stands.</summary>
    public Sentence? Warning { get; init; }
    public Contact? Contact { get; init; }
}

/// <summary>A request for which an offer was proposed or promised.</summary>
/// <param name="Words">Null where the reader may not read them: then its kind is shown.</param>
/// <param name="RequestHref">Null where the reader may not open it, as after a proposal that came to nothing.</param>
public sealed record PromiseLine(string Match, string Category, Opened? Words, string? RequestHref, Amount Quantity, string Status);

/// <summary>The offers that may meet a request.</summary>
/// <param name="IsFirst">Whether nobody has been asked yet.</param>
public sealed record SuggestedOffers(string Community, IReadOnlyList<Suggestion> Suggestions, bool IsFirst);
