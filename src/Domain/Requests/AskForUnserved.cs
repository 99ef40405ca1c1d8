using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>
/// Ask for what this community does not take on, or where it does not serve. It is kept once, as unmet need, and whoever wants to be rung
/// about who else could help is.
/// </summary>
/// <param name="Asked">What is asked for, under the id that it has if it is declined.</param>
public sealed record AskForUnserved(RaiseRequest Asked, bool IsCallBackWanted) : ICommand<Request?, RequestEvent>
{
    public static readonly Refusal IsServed = new("request.is-served", "This community takes this on. Ask for it as usual.");

    public Decision<RequestEvent> Decide(Request? state, Circumstances at) => Asked.Decide(null, at) switch
    {
        Decision<RequestEvent>.Accepted => IsServed,
        Decision<RequestEvent>.Refused { Recorded: [var declined] } => (state, IsCallBackWanted) switch
        {
            (null, false) => [declined],
            (null, true) => [declined, new RequestCallBackAsked(Asked.Request)],
            ({ Outcome: RequestOutcome.Declined, IsCallBackWanted: false }, true) => [new RequestCallBackAsked(state.Id)],
            _ => [],
        },
        var otherwise => otherwise,
    };
}
