using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Close a request that could not be met, or what remains of it, and say why.</summary>
public sealed record CloseAsUnmet(Cause Cause) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal StillPromised = new("request.still-promised", "Promises or places are still held for this request.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        { Outcome: RequestOutcome.Unmet or RequestOutcome.RemainderClosed } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        { IsHeld: true } => StillPromised,
        { Given.Amount: > 0 } => [new RequestRemainderClosed(state.Id, state.Remainder, Cause)],
        _ => [new RequestUnmet(state.Id, Cause)],
    };
}

/// <summary>The person no longer wants it. They need not say why.</summary>
public sealed record WithdrawRequest(Cause? Cause = null) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Person) is { } refusal => refusal,
        { Outcome: RequestOutcome.Withdrawn } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        { IsHeld: true } => CloseAsUnmet.StillPromised,
        _ => [new RequestWithdrawn(state.Id, Cause)],
    };
}

/// <summary>The need was met somewhere else.</summary>
public sealed record ResolveElsewhere : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Person) is { } refusal => refusal,
        { Outcome: RequestOutcome.ResolvedElsewhere } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        { IsHeld: true } => CloseAsUnmet.StillPromised,
        _ => [new RequestResolvedElsewhere(state.Id)],
    };
}
