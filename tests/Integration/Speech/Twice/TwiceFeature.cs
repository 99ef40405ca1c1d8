using Coordination.Host;

namespace Coordination.Integration.Speech.Twice;

/// <summary>A feature with a Welsh text whose key another feature has too.</summary>
public sealed class TwiceFeature : Feature
{
    public override void Declare(FeatureBuilder it) => it.Texts();
}
