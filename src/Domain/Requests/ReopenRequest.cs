using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Why a request that had ended is open again (docs/codes.md).</summary>
public enum ReopeningReason { StillNeeded, ClosedByMistake, NotReceived, HelpFound }

/// <summary>A request had ended, and is open again with what remains of it.</summary>
/// <param name="EndedAt">When it ended; null if it has not.</param>
public sealed record ReopenRequest(DateTimeOffset? EndedAt, ReopeningReason Reason) : ICommand<Request, RequestEvent>
{
    /// <summary>How long after its end a request can be opened again.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(28);

    public static readonly Refusal NotTakenOn = new("request.was-not-taken-on", "This request was not taken on. Ask anew.");
    public static readonly Refusal AllWasGiven = new("request.all-was-given",
        "All of it is on record as given. Correct what was given: then the rest is open again.")
    { DependsOnTime = true };
    public static readonly Refusal EndedLongAgo = new("request.ended-long-ago", "This request ended more than 28 days ago. Ask anew.");

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when (at.MayActAmong(state.Person) ?? at.MayTakePart) is { } refusal => refusal,
        { Outcome: null } => [],
        { Outcome: RequestOutcome.Declined } => NotTakenOn,
        { Outcome: RequestOutcome.Fulfilled } => AllWasGiven,
        _ when EndedAt is { } ended && at.OccurredAt - ended > Within => EndedLongAgo,
        _ => [new RequestReopened(state.Id, Reason)],
    };
}
