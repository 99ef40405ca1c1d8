namespace Coordination.Integration.Postgres;

/// <summary>A folder of one test, gone afterwards, in a place every account can reach.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine("/tmp",
        "coordination-scratch-" + Guid.NewGuid().ToString("n")[..12])).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
