namespace Coordination.Integration.Postgres;

/// <summary>A folder of one test, gone afterwards, in a place every account can reach.</summary>
public sealed class ScratchFolder : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine("/tmp",
        "coordination-scratch-" + Guid.NewGuid().ToString("n")[..12])).FullName;

    /// <summary>A database whose Host was killed may still be writing its last files: it is tried until they stay away.</summary>
    public void Dispose()
    {
        if (!SpinWait.SpinUntil(IsGone, patience)) Directory.Delete(Path, recursive: true);
    }

    private bool IsGone()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        return true;
    }
}
