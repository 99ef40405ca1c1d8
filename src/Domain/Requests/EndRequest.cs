using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Close a request that could not be met, or what remains of it, saying why.</summary>
public sealed record CloseAsUnmet(Cause Cause) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        { Outcome: RequestOutcome.Unmet or RequestOutcome.RemainderClosed } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        { Given.Amount: > 0 } => [new RequestRemainderClosed(state.Id, state.Remainder, Cause)],
        _ => [new RequestUnmet(state.Id, Cause)],
    };
}

/// <summary>The person no longer wants it. They need not say why.</summary>
public sealed record WithdrawRequest(Cause? Cause = null) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        { Outcome: RequestOutcome.Withdrawn } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        _ when at.MayActAmong(state.Person) is { } refusal => refusal,
        _ => [new RequestWithdrawn(state.Id, Cause)],
    };
}

/// <summary>The need was met somewhere else.</summary>
public sealed record ResolveElsewhere : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        { Outcome: RequestOutcome.ResolvedElsewhere } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        _ when at.MayActAmong(state.Person) is { } refusal => refusal,
        _ => [new RequestResolvedElsewhere(state.Id)],
    };
}
