using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>
/// One side says yes. When both have, the match is a promise and the two learn how to reach each other, as far as each consents.
/// </summary>
/// <param name="PersonShares">Until when the person's contact may be shared; a past moment where it may not be shared at all.</param>
/// <param name="HelperShares">The same for the helper's contact.</param>
public sealed record AcceptMatch(Side Side, DateTimeOffset? PersonShares = null, DateTimeOffset? HelperShares = null)
    : ICommand<Match, MatchEvent>
{
    public static readonly NumberParameter DisclosureDays = new("disclosure-days", "days", 1, 90, floor: 7,
        "For how many days contact details stay disclosed after both have said yes.");

    public static readonly Refusal NotProposed = new("match.not-proposed", "This match is no longer waiting for an answer.")
    { DependsOnTime = true };

    /// <summary>How much of what was proposed the helper can give; all of it if null.</summary>
    public Quantity? Part { get; init; }

    public static readonly Refusal PartByHelper =
        new("match.part-by-helper", "Only whoever helps says that they can give a part.");
    public static readonly Refusal AgreedToMore = new("match.agreed-to-more",
        "You have said yes to another quantity already. Say that you can't do it; then less can be proposed.")
    { DependsOnTime = true };
    public static readonly Refusal MoreThanProposed = new("match.more-than-proposed", "That is more than was proposed.")
    { DependsOnTime = true };

    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Of(Side)) is { } refusal => refusal,
        { Phase: MatchPhase.Proposed or MatchPhase.Confirmed or MatchPhase.Completed } when state.Agrees(Side) =>
            Part is { } less && less != state.Quantity ? AgreedToMore : [],
        { Phase: not MatchPhase.Proposed } => NotProposed,
        _ when Part is { } part && Against(part, state) is { } refusal => refusal,
        _ when !state.Agrees(Side is Side.Person ? Side.Helper : Side.Person) => [.. Offering(state), new MatchAccepted(state.Id, Side)],
        _ => Decision.Accept<MatchEvent>(
            [
                .. Offering(state), new MatchAccepted(state.Id, Side), new MatchConfirmed(state.Id),
                .. Disclosing(state, state.Person, state.Helper, PersonShares, at),
                .. Disclosing(state, state.Helper, state.Person, HelperShares, at),
            ]).Under(at.Charter.Of(DisclosureDays).Clause),
    };

    private Refusal? Against(Quantity part, Match match) => part switch
    {
        _ when Side is Side.Person => PartByHelper,
        { Amount: <= 0 } => Quantity.NotPositive,
        _ when part.Unit != match.Quantity.Unit || part.Amount > match.Quantity.Amount => MoreThanProposed,
        _ => null,
    };

    private IEnumerable<MatchEvent> Offering(Match match) =>
        Part is { } part && part != match.Quantity ? [new MatchPartOffered(match.Id, part)] : [];

    private static IEnumerable<ContactDisclosed> Disclosing(Match match, PersonId of, PersonId to, DateTimeOffset? atMost, Circumstances at)
    {
        var agreed = at.Now.AddDays(at.Charter.Of(DisclosureDays).Value);
        var until = atMost < agreed ? atMost.Value : agreed;
        if (until > at.Now) yield return new(match.Id, of, to, until);
    }
}

/// <summary>One side says no, without having to say why.</summary>
public sealed record DeclineMatch(Side Side) : ICommand<Match, MatchEvent>
{
    public Decision<MatchEvent> Decide(Match state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Of(Side)) is { } refusal => refusal,
        { Phase: MatchPhase.Declined } => [],
        { Phase: not MatchPhase.Proposed } => AcceptMatch.NotProposed,
        _ => [new MatchDeclined(state.Id, Side)],
    };
}
