using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>
/// Ask for what this community does not take on, or where it does not serve, or once it takes on nothing new. It is kept once, as unmet
/// need, and whoever wants to be rung about who else could help is, once for each day on which they ask.
/// </summary>
/// <param name="Asked">What is asked for, under the id that it has if it is declined.</param>
public sealed record AskForUnserved(RaiseRequest Asked, bool IsCallBackWanted) : ICommand<Request?, RequestEvent>
{
    public static readonly Refusal IsServed = new("request.is-served", "This community takes this on. Ask for it as usual.");

    public Decision<RequestEvent> Decide(Request? state, Circumstances at) => Asked.Decide(null, at) switch
    {
        Decision<RequestEvent>.Accepted => IsServed,
        Decision<RequestEvent>.Refused { Recorded: [var declined], Why.Clause: var clause } => state switch
        {
            null => Noted([declined, .. CallBack(null, at)], clause),
            { Outcome: RequestOutcome.Declined } => Noted([.. CallBack(state.CallBackOn, at)], clause),
            _ => [],
        },
        var otherwise => otherwise,
    };

    private IEnumerable<RequestEvent> CallBack(DateOnly? asked, Circumstances at) =>
        IsCallBackWanted && asked != at.Today ? [new RequestCallBackAsked(Asked.Request, at.Today)] : [];

    private static Decision<RequestEvent> Noted(Decision<RequestEvent> noted, ClauseId? clause) =>
        clause is { } rule ? noted.Under(rule) : noted;
}
