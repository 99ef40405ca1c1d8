using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Host.Operations.Backups;

/// <summary>
/// <c>restore --from=folder</c>: restores a store as it was backed up, except that people erased since stay erased. No Host serves before
/// that is done.
/// </summary>
public static class Restore
{
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var from = Path.GetFullPath(given.Needed("from", "FROM=folder"));
        var keysFrom = given["keys-from"] is { Length: > 0 } apart ? Path.GetFullPath(apart) : Path.Combine(from, "keys");
        var isOver = given["over"] == "yes";
        var backup = BackupManifest.Read(from);
        var keys = new KeyFolder(StorageOptions.Read(given).KeysFolder);
        var files = RestoredKeyFiles.Plan(keys, keysFrom, backup, isOver, given["new-epoch"] == "yes");

        await using var storage = await RunningStorage.OpenAsync(given, NullLogger.Instance, cancellation);
        await StoreInUse.RefuseAsync(storage, "restore", cancellation);
        var tools = await PostgresTools.FindAsync(backup.Tools, cancellation);
        if (await RestoredDatabase.MajorAsync(storage.Owner, cancellation) is var server && server < backup.Postgres)
            throw new StorageException(
                $"The backup was made of PostgreSQL {backup.Postgres}, and this server is PostgreSQL {server}: " +
                "restore to one that is not older; nothing was changed.");
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        await using var keysOwner = NpgsqlDataSource.Create(storage.Keys);
        foreach (var database in new[] { owner, keysOwner }) await RestoredDatabase.RefuseForeignAsync(database, cancellation);
        if (!isOver && await RestoredDatabase.IsInUseAsync(owner, keysOwner, cancellation))
            throw new StorageException(
                "This store is not empty: OVER=yes puts the backup in its place, and what is here is gone; nothing was changed.");

        await File.WriteAllTextAsync(KeyFolder.UnfinishedRestoreIn(keys.Path), from + "\n", cancellation);
        await files.PutAsync(cancellation);
        await RestoredDatabase.EmptyAsync(keysOwner, cancellation);
        await tools.RestoreAsync(storage.Keys, Path.Combine(from, BackupManifest.Keys), cancellation);
        await RestoredDatabase.EmptyAsync(owner, cancellation);
        await tools.RestoreAsync(storage.Owner, Path.Combine(from, BackupManifest.Events), cancellation);
        await Migration.ForgetStampAsync(owner, cancellation);

        var store = await KeyStore.OpenAsync(keys.Path, keysOwner, TimeProvider.System, cancellation);
        var erased = await Vault.ForgetAsync(owner, store.Destroyed.All, cancellation);
        File.Delete(KeyFolder.UnfinishedRestoreIn(keys.Path));
        return $"Restored the store as of {InstantJson.Write(backup.MadeAt)}. {store.Destroyed.All.Count} destroyed keys stay " +
            $"destroyed{(erased > 0 ? $"; {erased} contact details of people erased since were taken out" : "")}.";
    }

    public static void RefuseUnfinished(IConfiguration configuration)
    {
        var mark = KeyFolder.UnfinishedRestoreIn(StorageOptions.Read(configuration).KeysFolder);
        if (File.Exists(mark))
            throw new StorageException(
                $"A restore from {File.ReadAllText(mark).Trim()} was not finished, so what is here is not whole: " +
                "do it again, with OVER=yes.");
    }
}
