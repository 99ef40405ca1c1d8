using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>Propose a request and an offer to the two people. Nothing is promised yet.</summary>
public sealed record ProposeMatch(MatchId Match, RequestId Request, PersonId Person, OfferId Offer, PersonId Helper, Quantity Quantity,
    IReadOnlyList<Fit> Why, int? TermsVersion = null) : ICommand<Match?, MatchEvent>
{
    /// <summary>It is applied where a match is agreed on, because only the helper's own record says which roles they have.</summary>
    public static readonly CodesParameter HelperCategories = CodesParameter.Of<Category>("helper-categories",
        "The kinds of help that only helpers give; where none is named, any member may give any.");

    public static readonly Refusal WithOneself = new("match.with-oneself", "A person is not matched with themselves.");

    public Decision<MatchEvent> Decide(Match? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName(Person, Helper) is { } refusal => refusal,
        _ when Quantity.Amount <= 0 => Quantity.NotPositive,
        _ when Person == Helper => WithOneself,
        _ => [new MatchProposed(Match, Request, Person, Offer, Helper, Quantity, Why, TermsVersion)],
    };
}
