using Coordination.Host.Storage;

namespace Coordination.Host.Keys;

/// <summary>The folder outside PostgreSQL that all Hosts of an installation share: root key, destroyed keys. Written under one lock.</summary>
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

    /// <summary>Held by one process at a time; the system drops it when that process ends, however it ends.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, "keys.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (attempt < 400)
            {
                await Task.Delay(25, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new KeysException($"{Path}/keys.lock cannot be locked: {e.Message} Run as the account that owns the folder, or end the process that holds the lock.", e);
            }
        }
    }
}
