using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Backups;

/// <summary>
/// The key files after a restore, decided before anything is changed: the root key the backup was made under, and every destroyed key that
/// either place knows of.
/// </summary>
internal sealed class RestoredKeyFiles
{
    private readonly KeyFolder keys;
    private readonly byte[]? root;
    private readonly IReadOnlyList<string> destroyed;
    private readonly bool isNewEpoch;

    private RestoredKeyFiles(KeyFolder keys, byte[]? root, IReadOnlyList<string> destroyed, bool isNewEpoch) =>
        (this.keys, this.root, this.destroyed, this.isNewEpoch) = (keys, root, destroyed, isNewEpoch);

    public static RestoredKeyFiles Plan(KeyFolder keys, string from, BackupManifest backup, bool isOver, bool isNewEpoch)
    {
        var isHere = KeyFiles.IsRoot(keys.RootKey, backup.RootKeyCheck);
        var isThere = KeyFiles.IsRoot(KeyFiles.RootIn(from), backup.RootKeyCheck);
        if (!isHere && !isThere)
            throw new StorageException(
                $"The root key this backup was made under is neither {keys.RootKey} nor {KeyFiles.RootIn(from)}: " +
                "say with KEYS_FROM=… in which folder its root.key is; nothing was changed.");
        if (!isHere && File.Exists(keys.RootKey) && !isOver)
            throw new StorageException(
                $"{keys.RootKey} is another root key than the one this backup was made under: " +
                "OVER=yes puts that one in its place and keeps this one beside it; nothing was changed.");

        var lists = new[] { keys.DestroyedList, KeyFiles.DestroyedIn(from) }.Where(File.Exists).ToList();
        var foreign = !isHere && lists.Count == 1 && lists[0] == keys.DestroyedList;
        if ((lists.Count == 0 || foreign) && !isNewEpoch)
            throw new StorageException(
                $"There is no list of destroyed keys in {from}, and without it erased people could come back: say with KEYS_FROM=… " +
                "where its newest copy is, or NEW_EPOCH=yes if there is none; nothing was changed.");
        string[] destroyed = [.. lists.SelectMany(KeyFiles.LinesOf).Distinct()];
        return destroyed.FirstOrDefault(line => DestroyedKeys.Read(line) is null) is { } odd
            ? throw new StorageException(
                $"A list of destroyed keys holds the line '{odd}', which names none: put back a sound copy; nothing was changed.")
            : new(keys, isHere ? null : File.ReadAllBytes(KeyFiles.RootIn(from)), destroyed, lists.Count == 0 || foreign);
    }

    /// <summary>Writes the list first: from here on nobody it names can be read, whatever else happens.</summary>
    public async Task PutAsync(CancellationToken cancellation)
    {
        using (await keys.LockAsync(cancellation))
            KeyFiles.Write(keys.DestroyedList,
                System.Text.Encoding.ASCII.GetBytes(string.Concat(destroyed.Union(KeyFiles.LinesOf(keys.DestroyedList))
                .Select(line => line + "\n"))));
        if (isNewEpoch)
            await File.AppendAllTextAsync(keys.Epochs, $"{InstantJson.Write(Backup.Now())} restored without the list of destroyed keys\n",
                cancellation);
        if (root is null) return;
        if (File.Exists(keys.RootKey)) File.Move(keys.RootKey, $"{keys.RootKey}.before-{Guid.NewGuid():n}");
        KeyFiles.Write(keys.RootKey, root);
    }
}
