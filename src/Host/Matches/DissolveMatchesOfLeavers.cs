using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/> for promises: their matches are dissolved, and requests and offers are open again.
/// </summary>
public sealed class DissolveMatchesOfLeavers(CarryOut carryOut) : Policy
{
    public const string StoredAs = "dissolve-matches-of-leavers";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenPersonGoesThenSetFree.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenPersonGoesThenSetFree.Then(happened.Data) is not var (person, _)) return;
        var records = await carryOut.RecordsAsync(happened, person, cancellation);
        var helps = MatchesList.Phase.In(MatchPhase.Proposed, MatchPhase.Confirmed) & MatchesList.Helper.In(records);
        foreach (var match in await carryOut.AfterAsync(happened, MatchesList.View, helps, MatchesList.OldestFirst, cancellation))
            await carryOut.BecauseAsync(Name, happened, match.Id, MatchRoutes.Dissolving(match.Id, Cause.HelperUnavailable).Decide);
    }
}
