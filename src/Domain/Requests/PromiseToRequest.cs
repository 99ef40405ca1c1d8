using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>A request sets aside the part that a match will cover.</summary>
public sealed record PromiseToRequest(MatchId Match, Quantity Quantity) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal Over = new("request.over", "This request is already closed.") { DependsOnTime = true };
    public static readonly Refusal OtherUnit = new("request.other-unit", "The request counts in another unit.");
    public static readonly Refusal NotThatMuchOpen = new("request.not-that-much-open", "The request has less than that still open.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when state.Promised.ContainsKey(Match) => [],
        { Outcome: not null } => Over,
        _ when Quantity.Amount <= 0 => Quantity.NotPositive,
        _ when state.Wanted.Unit != Quantity.Unit => OtherUnit,
        _ when Quantity.Amount > state.Open.Amount => NotThatMuchOpen,
        _ => [new RequestMatched(state.Id, Match, Quantity)],
    };
}

/// <summary>A match fell through: its part of the request is open again.</summary>
public sealed record ReleaseRequest(MatchId Match) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) =>
        state.Promised.TryGetValue(Match, out var promised) ? [new RequestReleased(state.Id, Match, promised)] : [];
}
