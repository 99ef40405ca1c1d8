using Coordination.Host.Operations.Backups;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations;

/// <summary>Work on a store that whoever runs the installation does at a command line; each says in one sentence what it did.</summary>
public static class OperatorCommands
{
    /// <summary>Null where the arguments ask for a Host.</summary>
    public static Func<CancellationToken, Task<string>>? Find(string[] args) => args switch
    {
        ["rebuild", .. var settings] => cancellation => RebuildAsync(settings, cancellation),
        ["export", .. var settings] => cancellation => ExportCommand.RunAsync(settings, Console.In, cancellation),
        ["import", .. var settings] => cancellation => ImportCommand.RunAsync(settings, Console.In, cancellation),
        ["link", .. var settings] => cancellation => LinkCommand.RunAsync(settings, cancellation),
        ["backup", .. var settings] => cancellation => Backup.RunAsync(settings, cancellation),
        ["restore", .. var settings] => cancellation => Restore.RunAsync(settings, cancellation),
        _ => null,
    };

    /// <summary>What has to be said with a command.</summary>
    public static string Needed(this IConfiguration given, string setting, string how) =>
        given[setting] is { Length: > 0 } value ? value : throw new StorageException($"Say {how}.");

    private static async Task<string> RebuildAsync(string[] settings, CancellationToken cancellation)
    {
        await using var storage = await Installation.OpenStorageAsync(settings);
        return await Rebuild.RunAsync(storage, cancellation);
    }
}
