using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Policies;

/// <summary>
/// When a request is over, proposals for it that still wait for an answer are let go, so that nobody says yes to what is no longer needed.
/// </summary>
public static class WhenRequestEndsThenLetProposalsGo
{
    public static IReadOnlyList<Type> Watches { get; } =
        [typeof(RequestFulfilled), typeof(RequestRemainderClosed), typeof(RequestUnmet), typeof(RequestWithdrawn),
            typeof(RequestResolvedElsewhere), typeof(RequestGivenCorrected),
            typeof(RequestReferredOut), typeof(RequestClosedAsDuplicate), typeof(RequestAmended)];

    /// <summary>The request that may have ended, and what to command of each match still waiting for it; null for anything else.</summary>
    public static (RequestId Request, DissolveMatch Command)? Then(object happened) => happened switch
    {
        RequestFulfilled e => (e.Request, new(Cause.MetElsewhere)),
        RequestGivenCorrected e => (e.Request, new(Cause.MetElsewhere)),
        RequestRemainderClosed e => (e.Request, new(e.Cause)),
        RequestUnmet e => (e.Request, new(e.Cause)),
        RequestWithdrawn e => (e.Request, new(Cause.NoLongerNeeded)),
        RequestAmended { Wanted: not null } e => (e.Request, new(Cause.NoLongerNeeded)),
        RequestReferredOut e => (e.Request, new(Cause.MetElsewhere)),
        RequestClosedAsDuplicate e => (e.Request, new(Cause.NoLongerNeeded)),
        RequestResolvedElsewhere e => (e.Request, new(Cause.MetElsewhere)),
        _ => null,
    };
}
