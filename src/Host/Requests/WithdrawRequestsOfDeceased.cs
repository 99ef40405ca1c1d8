using Coordination.Domain.Kernel;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Carries out <see cref="WhenPersonGoesThenSetFree"/> for requests: those of a person who has died end.</summary>
public sealed class WithdrawRequestsOfDeceased(CarryOut carryOut, Folds folds) : SettingFree(StoredAs, carryOut, folds)
{
    public const string StoredAs = "withdraw-requests-of-deceased";

    protected override async Task SetFreeAsync(StoredEvent happened, Guid[] records, bool hasDied, CancellationToken cancellation)
    {
        if (!hasDied) return;
        var theirs = RequestsList.Person.In(records) & RequestsList.IsOpen.Is(true);
        foreach (var request in await CarryOut.AfterAsync(happened, RequestsList.View, theirs, RequestsList.NewestFirst, cancellation))
            await CarryOut.BecauseAsync(
                Name, happened, request.Id, RequestRoutes.Ending(request.Id, new WithdrawRequest(Cause.NoLongerNeeded)).Decide);
    }
}
