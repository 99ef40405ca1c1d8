using Coordination.Host.Api;

namespace Coordination.Host.Mine;

/// <summary>Everything of one's own in a community.</summary>
public sealed class MineFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.MapMe();
        it.MapMine();
        it.Tag("me", "The caller's own.");
    }
}
