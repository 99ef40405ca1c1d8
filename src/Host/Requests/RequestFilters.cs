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

    /// <summary>Somebody still waits for it.</summary>
    public static Filter<ListedRequest> Open { get; } = RequestsList.IsOpen.Is(true);

    /// <summary>Ended with all that was asked for.</summary>
    public static Filter<ListedRequest> Met { get; } = RequestsList.IsOpen.Is(false) & RequestsList.Outcome.Is(RequestOutcome.Fulfilled);

    /// <summary>Ended without the help that was asked for, or without all of it.</summary>
    public static Filter<ListedRequest> EverUnmet { get; } = RequestsList.IsOpen.Is(false)
        & RequestsList.Outcome.In(RequestOutcome.Unmet, RequestOutcome.RemainderClosed, RequestOutcome.Declined);

    /// <summary>Ended within a week without the help that was asked for.</summary>
    public static Filter<ListedRequest> Unmet(DateTimeOffset at) => EverUnmet & RequestsList.EndedAt.Above(at.AddDays(-7));
}
