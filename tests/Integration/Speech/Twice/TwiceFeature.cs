using Coordination.Host;

namespace Coordination.Integration.Speech.Twice;

/// <summary>A feature that says in Welsh what another says too.</summary>
public sealed class TwiceFeature : Feature
{
    public override void Declare(FeatureBuilder it) => it.Texts();
}
