using Coordination.Domain.Kernel;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Carries out <see cref="WhenPersonGoesThenSetFree"/> for requests: those of a person who has died end.</summary>
public sealed class WithdrawRequestsOfDeceased(CarryOut carryOut) : Policy
{
    public const string StoredAs = "withdraw-requests-of-deceased";
    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => WhenPersonGoesThenSetFree.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenPersonGoesThenSetFree.Then(happened.Data) is not (var person, true)) return;
        var records = await carryOut.RecordsAsync(happened, person, cancellation);
        var theirs = RequestsList.Person.In(records) & RequestsList.IsOpen.Is(true);
        foreach (var request in await carryOut.AfterAsync(happened, RequestsList.View, theirs, RequestsList.NewestFirst, cancellation))
            await carryOut.BecauseAsync(
                Name, happened, request.Id, RequestRoutes.Ending(request.Id, new WithdrawRequest(Cause.NoLongerNeeded)).Decide);
    }
}
