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

/// <summary>Somebody outside this community looks after it now.</summary>
/// <param name="To">Who that is, in a few words.</param>
/// <param name="MayBeContacted">
/// Whether the person agreed that they are told how to reach them. Only the person says so, or who speaks for them.
/// </param>
public sealed record ReferOut(Personal To, bool MayBeContacted) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        { Outcome: RequestOutcome.ReferredOut } => [],
        { Outcome: not null } => PromiseToRequest.Over,
        { IsHeld: true } => CloseAsUnmet.StillPromised,
        _ when MayBeContacted && at.MaySpeakFor(state.Person) is { } refusal => refusal,
        _ => [new RequestReferredOut(state.Id, To, MayBeContacted)],
    };
}

/// <summary>The same was asked for in another request, which goes on. What is held for this one is moved or ended first.</summary>
public sealed record CloseAsDuplicate(Request Original) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal OfItself = new("request.duplicate-of-itself", "Name the other request that asks for the same.");
    public static readonly Refusal OfNone = new("request.duplicate-of-none",
        "The other request is for another kind of help, or does not go on and was not met. Name the one that asks for the same.");
    public static readonly Refusal OfAnother = new("request.duplicate-of-another",
        "The other request is of somebody else. Merge the two records first, if they are the same person.");
    public static readonly Refusal PartlyGiven = new("request.partly-given",
        "Something is on record as given for this request. Void it here and record it for the other request first.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        _ when state.Id == Original.Id => OfItself,
        { Outcome: RequestOutcome.Duplicate } when state.Original == Original.Id => [],
        { Outcome: not null } => PromiseToRequest.Over,
        _ when Original.Person != state.Person => OfAnother,
        _ when Original.Category != state.Category || !GoesOn(Original) => OfNone,
        { IsHeld: true } => CloseAsUnmet.StillPromised,
        { Given.Amount: > 0 } => PartlyGiven,
        _ => [new RequestClosedAsDuplicate(state.Id, Original.Id)],
    };

    /// <summary>Whether it goes on, or was met.</summary>
    private static bool GoesOn(Request request) =>
        request.Outcome is null or RequestOutcome.Fulfilled or RequestOutcome.RemainderClosed;
}
