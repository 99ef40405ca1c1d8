using Coordination.Domain.Matches;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Matches;

/// <summary>Views of the requests by how their matches stand.</summary>
public static class MatchFilters
{
    /// <summary>Somebody was asked and has not answered.</summary>
    public static NamedFilter<ListedRequest> Waiting { get; } = new("waiting", In(MatchPhase.Proposed));

    /// <summary>Somebody has promised to help, and the promise is not kept yet.</summary>
    public static NamedFilter<ListedRequest> Promised { get; } = new("promised", In(MatchPhase.Confirmed));

    private static ReferredTo<ListedRequest, ListedMatch> In(MatchPhase phase) =>
        new(MatchesList.View, MatchesList.Request, MatchesList.Phase.Is(phase));
}
