using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Policies;

/// <summary>
/// When a request is for another day, ward or kind of help, or for less, proposals for it that still wait for an answer are let go: they
/// were of what it was. Promises stand; both people see what has changed.
/// </summary>
public static class WhenRequestIsAmendedThenLetProposalsGo
{
    public static IReadOnlyList<Type> Watches { get; } = [typeof(RequestAmended)];

    /// <summary>The request, and what to command of each match still waiting for it; null where what was proposed still fits.</summary>
    public static (RequestId Request, LetProposalGo Command)? Then(object happened) =>
        happened switch
        {
            RequestAmended e when (e.Category, e.Place, e.NeededBy, e.IsUndated) is not (null, null, null, null) => (e.Request, new()),
            RequestAmended { Wanted: { } wanted } e => (e.Request, new(wanted)),
            _ => null,
        };
}
