using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Backups;

/// <summary>
/// <c>backup --to=folder</c>: writes the events and then the keys as two archives, and copies the key files. Hosts may go on serving
/// meanwhile.
/// </summary>
public static class Backup
{
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given.Needed("to", "TO=folder")));
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any() || File.Exists(to))
            throw new StorageException($"{to} exists and is not empty: choose another folder with TO=….");
        var keysTo = given["keys-to"] is { Length: > 0 } apart ? Path.GetFullPath(apart) : Path.Combine(to, "keys");
        var keys = new KeyFolder(StorageOptions.Read(given).KeysFolder);
        if (!File.Exists(keys.RootKey))
            throw new StorageException($"There is nothing to back up: {keys.RootKey} does not exist, so no Host has served from here yet.");
        KeyFiles.RefuseOther(keys, keysTo);

        await using var storage = await Installation.JoinStorageAsync(given, cancellation);
        var server = await RestoredDatabase.MajorAsync(storage.Owner, cancellation);
        var tools = await PostgresTools.FindAsync(server, cancellation);
        var aside = to + ".unfinished";
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        OwnerOnly.CreateFolder(aside);
        var (events, wrapped) = (Path.Combine(aside, BackupManifest.Events), Path.Combine(aside, BackupManifest.Keys));
        // In this order, so that a key is in the backup whenever the first event that needs it is.
        await tools.DumpAsync(storage.Owner, events, cancellation);
        await tools.DumpAsync(storage.Keys, wrapped, cancellation);
        new BackupManifest(BackupManifest.KnownFormat, BackupManifest.KnownVersion, Now(), server, tools.Major,
            RootKey.CheckOf(await File.ReadAllBytesAsync(keys.RootKey, cancellation)),
            [BackupManifest.FileOf(events), BackupManifest.FileOf(wrapped)]).Write(aside);
        if (Directory.Exists(to)) Directory.Delete(to);
        Directory.Move(aside, to);
        KeyFiles.Copy(keys, keysTo);
        return $"Backed up to {to}; the root key and the list of destroyed keys are in {keysTo}. " +
            "Whoever has both folders can read everything.";
    }

    internal static DateTimeOffset Now()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
