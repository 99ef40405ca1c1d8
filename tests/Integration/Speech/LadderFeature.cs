using Coordination.Host;

namespace Coordination.Integration.Speech;

/// <summary>A feature of another assembly, with texts of its own.</summary>
public sealed class LadderFeature : Feature
{
    public override void Declare(FeatureBuilder it) => it.Texts();
}
