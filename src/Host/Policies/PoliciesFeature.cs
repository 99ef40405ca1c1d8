using Coordination.Host.Storage;

namespace Coordination.Host.Policies;

/// <summary>What policies of all features act with.</summary>
public sealed class PoliciesFeature : Feature
{
    public override void Declare(FeatureBuilder it) =>
        it.Services.AddSingleton<CarryOut>().AddSingleton<WaitingEvents>().AddSingleton<IHistoryReader, PolicyPositions>().AddHostedService<RetryPolicies>();
}
