using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Matches;

/// <summary>How to reach somebody: present only for a reader to whom it is disclosed.</summary>
public sealed record Contact(Opened? Phone, Opened? Address = null, DateTimeOffset? Until = null);

/// <summary>A match of a request: the helper, how much, where it stands, and what the reader may do with it.</summary>
public sealed record MatchLine(string Id, Opened Helper, string OfferHref, Amount Quantity, string Status, IReadOnlyList<Button> Buttons)
{
    /// <summary>The two have not both agreed: who still has to answer, in words.</summary>
    public Sentence? WaitsFor { get; init; }
    /// <summary>What speaks against it by now: it stands, and somebody should look.</summary>
    public Sentence? Warning { get; init; }
    public Contact? Contact { get; init; }
}

/// <summary>A request that an offer was promised or proposed to.</summary>
public sealed record PromiseLine(string Match, Opened Words, string RequestHref, Amount Quantity, string Status);

/// <summary>The offers that may meet a request.</summary>
/// <param name="IsFirst">Whether nobody has been asked yet.</param>
public sealed record SuggestedOffers(string Community, IReadOnlyList<Suggestion> Suggestions, bool IsFirst);
