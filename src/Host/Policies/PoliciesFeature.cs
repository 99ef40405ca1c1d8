using Coordination.Host.Storage;

namespace Coordination.Host.Policies;

/// <summary>What the policies of all features share.</summary>
public sealed class PoliciesFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Tables(WaitingEvents.Create);
        it.Services.AddSingleton<CarryOut>().AddSingleton<WaitingEvents>()
            .AddSingleton<IHistoryReader, PolicyPositions>().AddHostedService<RetryPolicies>();
    }
}
