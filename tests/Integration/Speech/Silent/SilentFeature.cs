using Coordination.Host;

namespace Coordination.Integration.Speech.Silent;

/// <summary>A feature that declares texts and has none.</summary>
public sealed class SilentFeature : Feature
{
    public override void Declare(FeatureBuilder it) => it.Texts();
}
