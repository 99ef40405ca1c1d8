using Coordination.Host.Storage;

namespace Coordination.Host.Pages;

/// <summary>What the pages of all features share.</summary>
public sealed class PagesFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Tables(KeptForms.Create).Forgets(KeptForms.Forget);
        it.Services.AddSingleton<KeptForms>();
        it.Services.AddSingleton<ShownOnce>();
    }
}
