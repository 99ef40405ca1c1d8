using System.Globalization;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Leaving;

public sealed record ExportBody : CommandBody
{
    /// <summary>Protects the archive on its way and opens it at its destination. It is not kept here in any form.</summary>
    public required string Passphrase { get; init; }
    /// <summary>Leaves out the keys to people's words, and how people are reached. Then no second steward is needed.</summary>
    public bool WithoutKeys { get; init; }
}

/// <summary>Exports the whole history for a steward: first the export is recorded, then the archive is made and sent.</summary>
public static class LeaveRoutes
{
    private const string Zip = "application/zip";

    public static void MapLeaving(this FeatureBuilder it)
    {
        it.Command<ExportBody>("/export", LeavingFeature.ExportHistory,
            "Take the whole of this community away: its history, and the keys to its words", PlanAsync, typeof(Stream));
        it.Command<PlainBody>("/export/agree", LeavingFeature.ExportHistory,
            "Ask for an export with keys, or agree to it as the second steward", (call, _) => new(On(call, new AgreeToExport())));
        it.Command<PlainBody>("/export/stop", LeavingFeature.ExportHistory, "Stop an export with keys that was asked for",
            (call, _) => new(On(call, new StopExport())));
    }

    public static void MapLeavePage(this FeatureBuilder it) => it.Page("/leave", LeavingFeature.ExportHistory, async reader =>
    {
        var export = AgreeToExport.OpenIn(reader.Viewer.Community, reader.Viewer.At);
        PersonId[] people = [.. new[] { export?.By, export?.ApprovedBy }.OfType<PersonId>()];
        var names = await reader.Viewer.Service<NameDisclosures>().OpenAsync(reader.Viewer, [], people);
        return reader.Page<LeavePage>("leave.title", Section.Elsewhere,
            new LeaveModel(reader.Code, reader.Viewer.Community.Name, reader.Typed)
            {
                AskedBy = export is null ? null : names.NameOf(export.By),
                ApprovedBy = export?.ApprovedBy is { } second ? names.NameOf(second) : null,
                From = export?.From,
                Until = export?.Until,
                MayAgree = Accepts(new AgreeToExport()),
                MayTake = Accepts(new ExportHistory(default)),
            });

        bool Accepts(ICommand<Community, CommunityEvent> command) =>
            command.Decide(reader.Viewer.Community, reader.Viewer.At).Events.Count > 0;
    });

    private static Plan On(CallerContext call, ICommand<Community, CommunityEvent> command) =>
        Plan.On(Community.Stream, call.Community.Value, command);

    private static async ValueTask<Planned> PlanAsync(CallerContext call, ExportBody body)
    {
        var passphrase = Passphrase.Kept(body.Passphrase)
            ?? throw new MalformedException("passphrase", $"{Passphrase.Fewest} to {Passphrase.Most} characters.");
        var export = call.Service<Export>();
        // Answered with 503, so that the request is repeated in a moment: one archive is made at a time.
        call.Http.Response.RegisterForDisposeAsync(await export.TryBeginAsync(call.Cancellation)
            ?? throw new TimeoutException("Another archive is being made."));
        var events = await export.CountAsync(call.Community, call.Cancellation);
        return new Planned(On(call, new ExportHistory(events, body.WithoutKeys)))
        {
            Sent = _ => SendAsync(call, export, passphrase, body.WithoutKeys),
        };
    }

    private static async ValueTask<IResult> SendAsync(CallerContext call, Export export, string passphrase, bool withoutKeys)
    {
        var file = Unseen(call.Service<IConfiguration>());
        try
        {
            var manifest = await export.WriteAsync(call.Community, call.Code, passphrase, withoutKeys, file, call.Cancellation);
            file.Position = 0;
            call.Http.Response.Headers.CacheControl = "no-store";
            return Results.File(file, Zip, string.Create(CultureInfo.InvariantCulture, $"{call.Code}-{manifest.MadeAt:yyyy-MM-dd}.zip"));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deleted as soon as it is sent. Until then nobody else on the machine can read it.</summary>
    private static FileStream Unseen(IConfiguration configuration)
    {
        var folder = Path.Combine(StorageOptions.Read(configuration).Data, "exports");
        OwnerOnly.CreateFolder(folder);
        return new(Path.Combine(folder, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
    }
}
