namespace Coordination.Host.Storage;

/// <summary>
/// The folder of one private server: its cluster, socket and log. If the folder holds anything else, it is refused and left as it is.
/// </summary>
public sealed class DataFolder(string path)
{
    // The kernel allows 107 bytes for a socket's path on Linux and 103 on macOS, ".s.PGSQL.5432" included.
    private const int LongestSocketFolder = 88;

    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    public string Parent => System.IO.Path.GetDirectoryName(Path)!;
    public string Cluster => System.IO.Path.Combine(Path, "data");
    public string Log => System.IO.Path.Combine(Path, "server.log");
    public string ProcessFile => System.IO.Path.Combine(Cluster, "postmaster.pid");
    public bool HasCluster => File.Exists(VersionFile);
    public bool HoldsSockets => System.Text.Encoding.UTF8.GetByteCount(Path) <= LongestSocketFolder;

    /// <summary>The PostgreSQL version that made the data; null if there is none yet.</summary>
    public int? Major => !HasCluster ? null : int.TryParse(File.ReadAllText(VersionFile), out var major)
        ? major
        : throw new StorageException(
            $"{VersionFile} does not name a PostgreSQL version; nothing was changed, choose another folder with DATA.");

    private string VersionFile => System.IO.Path.Combine(Cluster, "PG_VERSION");

    public void RefuseForeign()
    {
        try
        {
            if (Directory.Exists(Cluster) && !HasCluster)
            {
                throw new StorageException(
                    $"{Cluster} exists and is no PostgreSQL data folder (it has no PG_VERSION); " +
                    "nothing was changed, choose another folder with DATA.");
            }
            var ours = new[] { "data", "data.new", "server.log", "server.log.1" };
            if (!HasCluster && Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName)
                .Except(ours).FirstOrDefault() is { } foreign)
            {
                throw new StorageException(
                    $"{Path} holds '{foreign}', which this program did not put there; " +
                    "nothing was changed, choose another folder with DATA.");
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"{Path} belongs to another account; run as that account, or choose another folder with DATA.", e);
        }
    }

    public void RefuseOtherMajor(PostgresBinaries binaries)
    {
        if (Major is { } major && major != binaries.Major)
        {
            throw new StorageException(
                $"The data in {Cluster} was made by PostgreSQL {major}, and {binaries.Folder} is PostgreSQL {binaries.Version}: " +
                $"set {PostgresBinaries.FolderVariable} to the bin folder of a PostgreSQL {major}, " +
                "or move the data with its pg_dumpall; nothing was changed.");
        }
    }

    /// <summary>One process per folder. The operating system releases the lock when that process ends, in whatever way.</summary>
    public async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(Parent);
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(100, cancellation);
            }
            catch (IOException e)
            {
                throw new StorageException(
                    $"The data in {Path} is in use by another running copy of this program: " +
                    "stop that one, or give this one its own folder with DATA or a server with ConnectionStrings:Coordination.", e);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new StorageException(
                    $"{Path}.lock cannot be written by this account: run as the account it belongs to, or choose another folder with DATA.",
                    e);
            }
        }
    }

    /// <summary>How to reach the server of another process on this folder; null if none holds it, or it is not ready.</summary>
    public string? RunningServer()
    {
        if (!File.Exists(Path + ".lock") || !File.Exists(ProcessFile)) return null;
        try
        {
            using var free = new FileStream(Path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1);
            return null;
        }
        catch (IOException)
        {
            return File.ReadAllLines(ProcessFile) is [_, _, _, _, { Length: > 0 } sockets, _, _, var state, ..] && state.Trim() == "ready"
                ? PrivateServerPlan.At(sockets) : null;
        }
    }

    /// <summary>
    /// Makes the cluster in a temporary folder and renames it, so that an interrupted initdb is never taken for a cluster.
    /// </summary>
    internal async Task CreateClusterAsync(PostgresBinaries binaries, ServerAccount account, bool durable, CancellationToken cancellation)
    {
        OwnerOnly.CreateFolder(Path);
        await account.TakeOverAsync(Path, cancellation);
        if (HasCluster)
        {
            return;
        }
        var fresh = Cluster + ".new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }
        await Tool.RunAsync(
            [.. account.Prefix, binaries.Program("initdb"), "-D", fresh, "-U", "postgres", "-k", "-E", "UTF8", "--locale=C", "-A", "trust",
                "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"]],
            cancellation);
        Directory.Move(fresh, Cluster);
    }
}
