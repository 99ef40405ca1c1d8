using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
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
        foreach (var match in await WaitingAsync(carryOut, happened, then.Request, cancellation))
            await carryOut.BecauseAsync(Name, happened, match.Id, at =>
                from waiting in Match.Stream.Existing(match.Id)
                from request in Request.Stream.Existing(waiting.Request.Value)
                select MatchAgreements.LetGo(then.Command, waiting, request, at));
    }

    /// <summary>The proposals for a request that wait for an answer, oldest first.</summary>
    internal static Task<IReadOnlyList<Listed<ListedMatch>>> WaitingAsync(
        CarryOut carryOut, StoredEvent happened, RequestId request, CancellationToken cancellation) =>
        carryOut.AfterAsync(happened, MatchesList.View,
            MatchesList.Phase.Is(MatchPhase.Proposed) & MatchesList.Request.Is(request.Value), MatchesList.OldestFirst, cancellation);
}
