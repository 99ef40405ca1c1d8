using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Operations.Leaving;

/// <summary>Exporting a whole community.</summary>
public sealed class LeavingFeature : Feature
{
    public static readonly Permission
        ExportHistory = new("export-history", "Take the whole history of the community away.")
        { IsGoverning = true, OutlivesClosing = true };

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(ExportHistory, Role.Steward);
        it.MapLeaving();
        it.MapLeavePage();
        it.Link(LinkPlace.People, "leave.title", "/leave", ExportHistory);
        it.Notice(PendingAsync);
        it.Example("exportCommunity", body: _ => new { passphrase = "a passphrase of several words", withoutKeys = true });
        it.Tag("export", "Agreeing that everything is taken away.");
        it.Example("agreeExport");
        it.Example("stopExport");
        it.Services.AddSingleton<Export>();
    }

    /// <summary>Every steward is told until it was taken or its time is over, and can stop it.</summary>
    private static ValueTask<(Sentence, string)?> PendingAsync(Viewer viewer) => ValueTask.FromResult<(Sentence, string)?>(
        viewer.May(ExportHistory) && AgreeToExport.OpenIn(viewer.Community, viewer.At) is { } export
            ? (new(export.ApprovedBy is null ? "leave.told-asked" : "leave.told-agreed"), $"/{viewer.Caller.Code}/leave") : null);
}
