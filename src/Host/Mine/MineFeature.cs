using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Pages;

namespace Coordination.Host.Mine;

/// <summary>Everything of one's own in a community.</summary>
public sealed class MineFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.MapMe();
        it.MapMine();
        it.Add(new HomePage(20, "/mine", Permission.SeeOwn));
        it.Tag("me", "The caller's own things.");
    }
}
