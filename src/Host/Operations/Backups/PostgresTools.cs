using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Backups;

/// <summary>
/// Runs pg_dump and pg_restore of a version that fits the server. Passwords are passed in the environment, never on a command line.
/// </summary>
internal sealed record PostgresTools(string Folder, int Major)
{
    public static async Task<PostgresTools> FindAsync(int server, CancellationToken cancellation)
    {
        var installed = (await PostgresBinaries.FindAsync(cancellation)).Select(binaries => binaries.Folder);
        List<(int Major, string Folder)> found = [];
        foreach (var folder in installed.Concat(Tool.SearchPath()).Distinct())
            if (await MajorAsync(folder, cancellation) is { } major && major >= server) found.Add((major, folder));
        return found.Count > 0 && found.MinBy(tools => tools.Major) is var (chosen, nearest)
            ? new(nearest, chosen)
            : throw new StorageException(
                $"This takes pg_dump and pg_restore of PostgreSQL {server} or newer, and there are none on the PATH: " +
                $"install the client programs of PostgreSQL {server}, or set {PostgresBinaries.FolderVariable} to the folder they are in.");
    }

    /// <summary>What people typed and nobody carried out stays out: it is kept for an hour only.</summary>
    public Task DumpAsync(string database, string file, CancellationToken cancellation) => RunAsync("pg_dump", database,
        ["--format=custom", "--no-owner", "--no-privileges", $"--exclude-table-data={Pages.KeptForms.Table}", $"--file={file}"],
        cancellation);

    /// <summary>All or nothing.</summary>
    public Task RestoreAsync(string database, string file, CancellationToken cancellation) =>
        RunAsync("pg_restore", database, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", file], cancellation);

    private Task<string> RunAsync(string program, string database, IEnumerable<string> what, CancellationToken cancellation)
    {
        var to = new NpgsqlConnectionStringBuilder(database);
        Dictionary<string, string> environment = new() { ["PGSSLMODE"] = SslMode(to.SslMode), ["PGAPPNAME"] = "coordination-backup" };
        if (to.Password is { Length: > 0 } password) environment["PGPASSWORD"] = password;
        if (to.RootCertificate is { Length: > 0 } root) environment["PGSSLROOTCERT"] = root;
        return Tool.RunAsync(
            [Path.Combine(Folder, program), $"--host={to.Host}", $"--port={to.Port.ToString(CultureInfo.InvariantCulture)}",
                $"--username={to.Username}", $"--dbname={to.Database}", "--no-password", .. what],
            cancellation, environment: environment);
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static async Task<int?> MajorAsync(string folder, CancellationToken cancellation)
    {
        var dump = Path.Combine(folder, "pg_dump");
        if (!File.Exists(dump) || !File.Exists(Path.Combine(folder, "pg_restore"))) return null;
        var (status, output, _) = await Tool.TryAsync([dump, "--version"], cancellation);
        return status == 0 && Regex.Match(output, @"\(PostgreSQL\) (\d+)") is { Success: true } said
            ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }
}
