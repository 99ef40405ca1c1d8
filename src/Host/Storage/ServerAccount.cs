namespace Coordination.Host.Storage;

/// <summary>The account PostgreSQL runs as: our own or, if we are root, which PostgreSQL refuses, another one.</summary>
internal sealed record ServerAccount(IReadOnlyList<string> Prefix, string? FolderOwner)
{
    private static readonly ServerAccount ourselves = new([], null);
    private const string Nobody = "65534";

    /// <summary>The account that can reach the data and the programs, and that owns existing data.</summary>
    public static async Task<ServerAccount> ChooseAsync(DataFolder folder, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return ourselves;
        }
        foreach (var account in await CandidatesAsync(folder, cancellation))
        {
            string[] probe = [.. account.Prefix, "/bin/sh", "-c", "test -x \"$1\" && \"$2\" --version", "probe", folder.Parent,
                binaries.Program("postgres")];
            if ((await Tool.TryAsync(probe, cancellation)).Status == 0)
            {
                return account;
            }
        }
        throw new StorageException(
            $"PostgreSQL refuses to run as root, and no other account can reach {folder.Path} and {binaries.Folder}: " +
            "run as an ordinary user, or set DATA to a folder outside root's home.");
    }

    public async Task TakeOverAsync(string path, CancellationToken cancellation)
    {
        if (FolderOwner is not null)
        {
            await Tool.RunAsync([Required("chown"), FolderOwner, path], cancellation);
        }
    }

    private static async Task<IEnumerable<ServerAccount>> CandidatesAsync(DataFolder folder, CancellationToken cancellation)
    {
        var unmapped = Tool.Find("unshare") is { } unshare
            ? new ServerAccount([unshare, "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"], null)
            : null;
        if (!folder.HasCluster)
        {
            return new[] { As("postgres", "postgres"), unmapped, As(Nobody, Nobody) }.OfType<ServerAccount>();
        }
        var owner = await Tool.RunAsync([Required("stat"), "-c", "%u %g", folder.Cluster], cancellation);
        var (user, group) = (owner.Split(' ')[0], owner.Split(' ')[1].Trim());
        return new[] { user == "0" ? unmapped : As(user, group) }.OfType<ServerAccount>();
    }

    private static ServerAccount? As(string user, string group)
    {
        if (!File.ReadLines("/etc/passwd").Any(line => line.Split(':') is var fields && (fields[0] == user || fields[2] == user)))
        {
            return null;
        }
        return Tool.Find("setpriv") is { } setpriv
            ? new([setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups", "--inh-caps=-all", "--"], $"{user}:{group}")
            : null;
    }

    private static string Required(string program) =>
        Tool.Find(program) ?? throw new StorageException(
            $"Running PostgreSQL as root needs the program '{program}', which is not installed.");
}
