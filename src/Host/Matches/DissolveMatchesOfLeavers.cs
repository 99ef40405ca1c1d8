using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/> for promises: their matches are dissolved, and requests and offers are open again.
/// </summary>
public sealed class DissolveMatchesOfLeavers(CarryOut carryOut, Folds folds) : SettingFree(StoredAs, carryOut, folds)
{
    public const string StoredAs = "dissolve-matches-of-leavers";

    protected override async Task SetFreeAsync(StoredEvent happened, Guid[] records, bool hasDied, CancellationToken cancellation)
    {
        var helps = MatchesList.Phase.In(MatchPhase.Proposed, MatchPhase.Confirmed) & MatchesList.Helper.In(records);
        foreach (var match in await CarryOut.AfterAsync(happened, MatchesList.View, helps, MatchesList.OldestFirst, cancellation))
            await CarryOut.BecauseAsync(Name, happened, match.Id, MatchRoutes.Dissolving(match.Id, Cause.HelperUnavailable).Decide);
    }
}
