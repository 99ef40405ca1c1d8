using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// <c>export --community=code --to=file</c>: makes the archive of a community for the operator of the installation. The community can see
/// that it was made.
/// </summary>
public static class ExportCommand
{
    public static async Task<string> RunAsync(string[] settings, TextReader input, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var code = given.Needed("community", "COMMUNITY=code");
        var to = Path.GetFullPath(given.Needed("to", "TO=file"));
        if (Path.Exists(to)) throw new ArchiveRefusedException($"{to} exists already; choose another file with TO=….");
        if (!Directory.Exists(Path.GetDirectoryName(to))) throw new ArchiveRefusedException($"The folder of {to} does not exist.");
        var passphrase = await Passphrase.ReadAsync(given["passphrase-file"], input, cancellation);

        await using var installation = await Installation.BuildAsync(settings, Features.All, cancellation);
        var services = installation.App.Services;
        var export = services.GetRequiredService<Export>();
        if (await services.GetRequiredService<Logins>().CommunityAsync(code, cancellation) is not { } community)
            throw new ArchiveRefusedException($"There is no community '{code}' here.");
        await using var alone = await export.TryBeginAsync(cancellation)
            ?? throw new ArchiveRefusedException("Another archive is being made just now; try again when it is done.");
        await RecordAsync(services, community, await export.CountAsync(community, cancellation), cancellation);

        var aside = to + ".unfinished";
        File.Delete(aside);
        ArchiveManifest manifest;
        await using (var file = OwnerOnly.CreateFile(aside))
            manifest = await export.WriteAsync(community, code, passphrase, withoutKeys: false, file, cancellation);
        File.Move(aside, to, overwrite: false);
        return $"Exported {manifest.Lines(ArchiveFiles.Events)} events of {code} to {to}. " +
            "Whoever has this file and the passphrase can read everything in it.";
    }

    private static async Task RecordAsync(IServiceProvider services, CommunityId community, long events, CancellationToken cancellation)
    {
        var submission = OperatorSubmission.Of(community, community.Value,
            Plan.On(Community.Stream, community.Value, new ExportHistory(events)).Decide, cancellation, LeavingFeature.ExportHistory);
        await services.GetRequiredService<Commits>().CommitAsync([submission], cancellation);
        if (await submission.Answered.Task is not Answer.Done)
            throw new ArchiveRefusedException("The export could not be recorded; nothing was exported.");
    }

}
