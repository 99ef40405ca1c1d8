using Coordination.Host.Storage;

namespace Coordination.Host.Keys;

/// <summary>
/// The folder outside PostgreSQL that all Hosts of an installation share: root key and destroyed keys. Written under one lock.
/// </summary>
public sealed class KeyFolder
{
    public KeyFolder(string path)
    {
        Path = path;
        OwnerOnly.CreateFolder(path);
    }

    public string Path { get; }
    public string RootKey => System.IO.Path.Combine(Path, "root.key");
    public string DestroyedList => System.IO.Path.Combine(Path, "destroyed.list");

    /// <summary>Exists while a backup is being restored: no Host may serve a store that is half restored.</summary>
    public static string UnfinishedRestoreIn(string folder) => System.IO.Path.Combine(folder, "restore.unfinished");

    /// <summary>
    /// Exists if a store was restored without knowing who was erased since the backup: one line with the instant for each time.
    /// </summary>
    public string Epochs => System.IO.Path.Combine(Path, "epochs.list");

    /// <summary>Held by one process at a time. The operating system releases it when that process ends, in whatever way.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, "keys.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                    FileShare.None, 1);
            }
            catch (IOException) when (attempt < 400)
            {
                await Task.Delay(25, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new KeysException(
                    $"{Path}/keys.lock cannot be locked: {e.Message} Run as the account that owns the folder, " +
                    "or end the process that holds the lock.", e);
            }
        }
    }
}
