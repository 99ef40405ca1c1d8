using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>Carries out <see cref="WhenRequestEndsThenLetProposalsGo"/>. The history itself is the queue.</summary>
public sealed class LetProposalsGo(CarryOut carryOut) : Policy
{
    public const string StoredAs = "let-proposals-go";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenRequestEndsThenLetProposalsGo.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenRequestEndsThenLetProposalsGo.Then(happened.Data) is not { } then) return;
        var waits = MatchesList.Phase.Is(MatchPhase.Proposed) & MatchesList.Request.Is(then.Request.Value);
        foreach (var match in await carryOut.AfterAsync(happened, MatchesList.View, waits, MatchesList.OldestFirst, cancellation))
            await carryOut.BecauseAsync(Name, happened, match.Id,
                Plan.On(Match.Stream, match.Id, then.Command).Decide);
    }
}
