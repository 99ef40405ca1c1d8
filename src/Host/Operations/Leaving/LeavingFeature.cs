using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Pages;

namespace Coordination.Host.Operations.Leaving;

/// <summary>Exporting a whole community.</summary>
public sealed class LeavingFeature : Feature
{
    public static readonly Permission
        ExportHistory = new("export-history", "Take the whole history of the community away.") { IsGoverning = true };

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(ExportHistory, Role.Steward);
        it.MapLeaving();
        it.MapLeavePage();
        it.Link(LinkPlace.People, "leave.title", "/leave", ExportHistory);
        it.Example("exportCommunity", body: _ => new { passphrase = "a passphrase of several words" });
        it.Services.AddSingleton<Export>();
    }
}
