using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Another quantity was given than was recorded, or for another cause was it not all.</summary>
/// <param name="Corrects">The version of the request at which the giving was recorded.</param>
public sealed record CorrectGiven(int Corrects, Quantity Given, Cause? Shortfall, CorrectionReason Reason) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal NoSuchGiving = new("request.no-such-giving",
        "Nothing is on record as given there. It may have been voided.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) =>
        state.GivingAt(Corrects) is not { } giving ? NoSuchGiving
        : Decide(state, giving, IsLess(state, giving) ? Shortfall ?? giving.Shortfall : null, at);

    private Decision<RequestEvent> Decide(Request state, Giving giving, Cause? shortfall, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        _ when state.Wanted.Unit != Given.Unit => PromiseToRequest.OtherUnit,
        _ when Given.Amount <= 0 => Quantity.NotPositive,
        _ when Given.Amount > (state.Remainder + giving.Given).Amount => RecordGiven.MoreThanAsked,
        _ when Given.Amount > (state.Open + giving.Given).Amount => RecordGiven.PromisedToOthers,
        _ when IsLess(state, giving) && shortfall is null => RecordGiven.SayWhyNotAll,
        _ when (Given, shortfall) == (giving.Given, giving.Shortfall) => [],
        _ => [new RequestGivenCorrected(state.Id, Corrects, Given, shortfall, giving.Match, Reason)],
    };

    /// <summary>Whether it is less than was promised or, without a promise, than was still wanted.</summary>
    private bool IsLess(Request state, Giving giving) => Given.Amount < (giving.Promised ?? state.Remainder + giving.Given).Amount;
}

/// <summary>
/// What is on record as given never was, or not for this request. A promise behind it stands again, if it still can; else it falls through.
/// </summary>
/// <param name="Corrects">The version of the request at which the giving was recorded.</param>
/// <param name="Stands">Whether the match and its offer could stand again, and the two people with them.</param>
/// <param name="IsGone">Whether the person has died: then nothing is open again.</param>
public sealed record VoidGiven(int Corrects, CorrectionReason Reason, bool Stands = true, bool IsGone = false)
    : ICommand<Request, RequestEvent>
{
    /// <summary>Whether the request could take the promise again.</summary>
    public static bool CanStand(Request state, Giving giving) =>
        state.Closed is null && giving.Promised is { } promised && promised.Amount <= (state.Open + giving.Given).Amount;

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state.GivingAt(Corrects) switch
    {
        null => CorrectGiven.NoSuchGiving,
        _ when at.MayName(state.Person) is { } refusal => refusal,
        var giving => [new RequestGivenVoided(state.Id, Corrects, giving.Match, Reason), .. FallingThrough(state, giving),
            .. IsGone && state.Closed is null ? new[] { new RequestWithdrawn(state.Id, null) } : []],
    };

    private IEnumerable<RequestEvent> FallingThrough(Request state, Giving giving) =>
        giving is { Match: { } match, Promised: { } promised } && !(Stands && !IsGone && CanStand(state, giving))
            ? [new RequestReleased(state.Id, match, promised)] : [];
}

/// <summary>A request ended for another cause than was recorded.</summary>
public sealed record CorrectCause(Cause Cause, CorrectionReason Reason) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal NoCause = new("request.no-cause",
        "This request did not end for a cause that somebody gave.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        { Outcome: not (RequestOutcome.Unmet or RequestOutcome.RemainderClosed or RequestOutcome.Withdrawn) } => NoCause,
        { Closed: null } => NoCause,
        _ when state.Cause == Cause => [],
        { Closed: { } closed } => [new RequestCauseCorrected(state.Id, closed.Event, Cause, Reason)],
    };
}
