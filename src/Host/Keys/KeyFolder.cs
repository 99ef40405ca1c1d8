using Coordination.Host.Storage;

namespace Coordination.Host.Keys;

/// <summary>
/// The folder outside PostgreSQL that all Hosts of an installation share: root key, destroyed keys. Written under one lock.
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

    /// <summary>There while a backup is being put back: no Host may serve what is half there.</summary>
    public static string UnfinishedRestoreIn(string folder) => System.IO.Path.Combine(folder, "restore.unfinished");

    /// <summary>When a store was put back without knowing who was erased meanwhile: a line for each time, with its instant.</summary>
    public string Epochs => System.IO.Path.Combine(Path, "epochs.list");

    /// <summary>Held by one process at a time; the system drops it when that process ends, however it ends.</summary>
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
                    $"{Path}/keys.lock cannot be locked: {e.Message} Run as the account that owns the folder, or end the process that holds the lock.", e);
            }
        }
    }
}
