using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;

namespace Coordination.Host.Matches;

/// <summary>Carries out <see cref="WhenRequestIsAmendedThenLetProposalsGo"/>.</summary>
public sealed class LetChangedProposalsGo(CarryOut carryOut) : Policy
{
    public const string StoredAs = "let-changed-proposals-go";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenRequestIsAmendedThenLetProposalsGo.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenRequestIsAmendedThenLetProposalsGo.Then(happened.Data) is not { } then) return;
        foreach (var match in await LetProposalsGo.WaitingAsync(carryOut, happened, then.Request, cancellation))
            if (match.Row.ProposedAt <= happened.Envelope().OccurredAt)
                await carryOut.BecauseAsync(Name, happened, match.Id, Plan.On(Match.Stream, match.Id, then.Command).Decide);
    }
}
