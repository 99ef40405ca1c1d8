using System.Text.RegularExpressions;

namespace Coordination.Host.Storage;

/// <summary>A folder with the programs of one PostgreSQL version, and where it came from.</summary>
public sealed record PostgresBinaries(string Folder, Version Version, string Origin)
{
    public const int OldestMajor = 15;
    public const string FolderVariable = "COORDINATION_PG_BIN";

    private static readonly string[] linuxPlaces = ["/usr/lib/postgresql", "/usr", "/usr/local/pgsql"];
    private static readonly string[] macPlaces =
        ["/opt/homebrew/opt", "/usr/local/opt", "/Applications/Postgres.app/Contents/Versions", "/Library/PostgreSQL"];

    public int Major => Version.Major;

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>All usable versions of this machine, best first. An explicit folder excludes all others.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen)
        {
            var explicitly = await ReadAsync(chosen, FolderVariable, cancellation)
                ?? throw new StorageException($"{FolderVariable} is '{chosen}', where there is no working initdb and postgres.");
            return explicitly.Major >= OldestMajor
                ? [explicitly]
                : throw new StorageException($"{FolderVariable} is PostgreSQL {explicitly.Version}; at least {OldestMajor} is needed.");
        }

        List<PostgresBinaries> found = [];
        foreach (var folder in Tool.SearchPath().Concat(UsualPlaces()).Select(RealFolder).OfType<string>().Distinct())
        {
            if (await ReadAsync(folder, "this machine", cancellation) is { Major: >= OldestMajor } binaries)
            {
                found.Add(binaries);
            }
        }
        return found;
    }

    /// <summary>Null if the folder holds no PostgreSQL that runs here.</summary>
    public static async Task<PostgresBinaries?> ReadAsync(string folder, string origin, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres")))
        {
            return null;
        }
        var (status, output, _) = await Tool.TryAsync([Path.Combine(folder, "postgres"), "--version"], cancellation);
        var said = Regex.Match(output, @"\(PostgreSQL\) (\d+)(?:\.|[a-z]+)(\d+)");
        return status == 0 && said.Success
            ? new(folder, Version.Parse($"{said.Groups[1]}.{said.Groups[2]}"), origin)
            : null;
    }

    // A link such as /usr/local/bin/initdb is followed: postgres and its share folder are beside the real file.
    private static string? RealFolder(string folder)
    {
        var initdb = Path.Combine(folder, "initdb");
        return File.Exists(initdb) ? Path.GetDirectoryName(File.ResolveLinkTarget(initdb, true)?.FullName ?? initdb) : null;
    }

    private static IEnumerable<string> UsualPlaces() =>
        from root in OperatingSystem.IsMacOS() ? macPlaces : linuxPlaces
        where Directory.Exists(root)
        from folder in Directory.EnumerateDirectories(root).Append(root)
        let name = Regex.Match(Path.GetFileName(folder), @"^(?:postgresql@|pgsql-)?(\d*)$|^pgsql$")
        where name.Success || folder == root
        orderby int.TryParse(name.Groups[1].Value, out var major) ? major : 0 descending
        select Path.Combine(folder, "bin");
}
