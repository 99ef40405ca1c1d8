using System.Diagnostics;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Integration.Privacy;

/// <summary>A whole database as pg_dump writes it, as plain statements.</summary>
public sealed class DatabaseDump(string program)
{
    /// <summary>Null where no pg_dump of this machine can read this server.</summary>
    public static async Task<DatabaseDump?> FindAsync(string server, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellation);
        var found = (await PostgresBinaries.FindAsync(cancellation))
            .FirstOrDefault(b => b.Major >= connection.PostgreSqlVersion.Major && File.Exists(b.Program("pg_dump")));
        return found is null ? null : new(found.Program("pg_dump"));
    }

    public async Task<byte[]> OfAsync(string owner, CancellationToken cancellation)
    {
        var place = new NpgsqlConnectionStringBuilder(owner);
        var start = new ProcessStartInfo(program,
            ["--format=plain", "--inserts", "--encoding=UTF8", $"--host={place.Host}", $"--port={place.Port}",
            $"--username={place.Username}", place.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = place.Password ?? "" },
        };
        using var process = Process.Start(start)!;
        using var dump = new MemoryStream();
        var complaints = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardOutput.BaseStream.CopyToAsync(dump, cancellation);
        await process.WaitForExitAsync(cancellation);
        process.ExitCode.Should().Be(0, await complaints);
        return dump.ToArray();
    }
}
