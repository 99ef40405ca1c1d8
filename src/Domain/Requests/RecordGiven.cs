using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Record what the person was given: all of it, or a part and why it was less than promised. The remainder stays open.</summary>
public sealed record RecordGiven(Quantity Given, MatchId? Match = null, Cause? Shortfall = null) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal MoreThanAsked = new("request.more-than-asked", "That is more than was asked for.")
    { Field = "given.amount" };
    public static readonly Refusal PromisedToOthers =
        new("request.promised-to-others", "The rest of this request is promised by somebody else.") { DependsOnTime = true };
    public static readonly Refusal SayWhyNotAll = new("request.say-why-not-all", "Say why not all of it was given.");
    public static readonly Refusal NoSuchPromise = new("request.no-such-promise", "This request holds no promise from that match.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        { Outcome: not null } => PromiseToRequest.Over,
        _ when state.Wanted.Unit != Given.Unit => PromiseToRequest.OtherUnit,
        _ when at.MayName(state.Person) is { } refusal => refusal,
        _ when Given.Amount <= 0 => Quantity.NotPositive,
        _ when Match is { } match && !state.Promised.ContainsKey(match) => NoSuchPromise,
        _ when Given.Amount > state.Remainder.Amount => MoreThanAsked,
        _ when Given.Amount > state.Open.Amount + OwnPromise(state) => PromisedToOthers,
        _ when Given == state.Remainder => [new RequestFulfilled(state.Id, Given, Match)],
        _ when Shortfall is null && (Match is null || Given.Amount < OwnPromise(state)) => SayWhyNotAll,
        _ => [new RequestPartlyFulfilled(state.Id, Given, Shortfall, Match)],
    };

    private int OwnPromise(Request state) => Match is { } match ? state.Promised[match].Amount : 0;
}
