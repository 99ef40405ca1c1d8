using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>What it is compared with: a plain INSERT behind other web servers, on the same PostgreSQL.</summary>
public sealed class Peers : IAsyncDisposable
{
    private readonly List<Process> processes = [];
    private readonly string folder = Directory.CreateTempSubdirectory("coordination-peers-").FullName;

    public Sent Insert { get; private set; } = null!;

    /// <summary>Null where npm is not installed.</summary>
    public Sent? Express { get; private set; }

    public static async Task<Peers> StartAsync(string connection)
    {
        var peers = new Peers();
        var port = Ports.Free();
        peers.Start("dotnet", [typeof(Peers).Assembly.Location, "serve-insert", connection, Text(port)]);
        await Ports.AnswersAsync(port, "/");
        peers.Insert = Sent.Insert(port);
        peers.Express = await peers.StartExpressAsync(new NpgsqlConnectionStringBuilder(connection).Host!);
        return peers;
    }

    private async Task<Sent?> StartExpressAsync(string socket)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "express")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        try
        {
            string[] quietly = ["install", "--silent", "--no-audit", "--no-fund"];
            using var install = Process.Start(new ProcessStartInfo("npm", quietly) { WorkingDirectory = folder })!;
            await install.WaitForExitAsync();
            if (install.ExitCode != 0) return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        var port = Ports.Free();
        Start("node", ["server.cjs", socket, Text(port)]);
        await Ports.AnswersAsync(port, "/");
        return Sent.Insert(port);
    }

    private void Start(string program, string[] args) =>
        processes.Add(Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = folder })!);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }
}
