using Coordination.Domain.Requests;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Filters for urgent requests.</summary>
public static class RequestFilters
{
    /// <summary>Needed within a day, and nobody has agreed to help.</summary>
    public static Filter<ListedRequest> Due(DateTimeOffset at) =>
        RequestsList.IsOpen.Is(true) & RequestsList.IsUnmatched.Is(true) & RequestsList.NeededBy.AtMost(at + Request.PressesWithin);

    /// <summary>Handed on to somebody outside.</summary>
    public static Filter<ListedRequest> ReferredOut { get; } = RequestsList.Outcome.Is(RequestOutcome.ReferredOut);

    /// <summary>Closed because another request asks for the same.</summary>
    public static Filter<ListedRequest> Duplicates { get; } = RequestsList.Outcome.Is(RequestOutcome.Duplicate);

    /// <summary>Ended within a week without the help that was asked for.</summary>
    public static Filter<ListedRequest> Unmet(DateTimeOffset at) =>
        RequestsList.IsOpen.Is(false)
            & RequestsList.Outcome.In(RequestOutcome.Unmet, RequestOutcome.RemainderClosed, RequestOutcome.Declined)
        & RequestsList.EndedAt.Above(at.AddDays(-7));
}
