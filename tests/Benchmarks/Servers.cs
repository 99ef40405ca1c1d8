using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Coordination.Host;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>One durable PostgreSQL, and beside it the Host and what it is compared with, each a process of its own.</summary>
public sealed class Servers : IAsyncDisposable
{
    /// <summary>As it is run by whoever installs it, where that was published; else as it was built.</summary>
    private static readonly string HostProgram = Environment.GetEnvironmentVariable("COORDINATION_HOST")
        ?? typeof(Installation).Assembly.Location;

    private readonly PrivateServer postgres;
    private readonly string folder;
    private readonly List<Process> processes = [];

    private Servers(PrivateServer postgres, string folder) => (this.postgres, this.folder) = (postgres, folder);

    public string Connection => postgres.ConnectionString;
    public string KeysFolder => Path.Combine(folder, "keys");
    public Process Host { get; private set; } = null!;
    public int HostPort { get; private set; }

    public static async Task<Servers> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-bench-").FullName;
        var binaries = (await PostgresBinaries.FindAsync(default))[0];
        return new(await PrivateServer.StartAsync(Path.Combine(folder, "postgres"), binaries, NullLogger.Instance, default), folder);
    }

    public async Task<TimeSpan> StartHostAsync(params string[] more)
    {
        HostPort = FreePort();
        var started = Stopwatch.GetTimestamp();
        Host = Start(HostProgram,
            [$"--ConnectionStrings:Owner={Connection}", $"--DATA={folder}", $"--urls=http://127.0.0.1:{HostPort}",
            "--environment=Development", "--Demo=off", "--RATE_LIMITS=off", .. more]);
        await AnswersAsync(HostPort, "/health/live");
        return Stopwatch.GetElapsedTime(started);
    }

    public async Task<int> StartInsertAsync()
    {
        var port = FreePort();
        Start(typeof(Servers).Assembly.Location, ["serve-insert", Connection, port.ToString(CultureInfo.InvariantCulture)]);
        await AnswersAsync(port, "/");
        return port;
    }

    /// <summary>Null where npm is not installed.</summary>
    public async Task<int?> StartExpressAsync()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "express");
        var copy = Path.Combine(folder, "express");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        try
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--silent", "--no-audit", "--no-fund"]) { WorkingDirectory = copy })!;
            await install.WaitForExitAsync();
            if (install.ExitCode != 0) return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        var port = FreePort();
        processes.Add(Process.Start(new ProcessStartInfo("node",
            ["server.cjs", new NpgsqlConnectionStringBuilder(Connection).Host!, port.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = copy
        })!);
        await AnswersAsync(port, "/");
        return port;
    }

    public async Task<string> VersionAsync() => "PostgreSQL " + await ScalarAsync(Connection, "show server_version");
    public async Task<long> PositionAsync() =>
        (long)await ScalarAsync(new NpgsqlConnectionStringBuilder(Connection) { Database = "coordination" }.ConnectionString,
            "select max(seq_id) from coordination.mt_events");

    public long HostMemory()
    {
        Host.Refresh();
        return Host.WorkingSet64;
    }

    /// <summary>Processor time so far, of the Host and of all of PostgreSQL; in milliseconds.</summary>
    public (double Host, double Postgres) Cpu()
    {
        Host.Refresh();
        var server = File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First();
        var ticks = Directory.GetDirectories("/proc").Select(Stat).Where(s => s.Length > 0 && (s[0] == server || s[3] == server))
            .Sum(s => long.Parse(s[13], CultureInfo.InvariantCulture) + long.Parse(s[14], CultureInfo.InvariantCulture));
        return (Host.HasExited ? 0 : Host.TotalProcessorTime.TotalMilliseconds, ticks * 10.0);

        static string[] Stat(string process)
        {
            try
            {
                var text = File.ReadAllText(Path.Combine(process, "stat"));
                return [text[..text.IndexOf(' ')], "", .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    public async Task StopHostAsync()
    {
        using (Process.Start("kill", [Host.Id.ToString(CultureInfo.InvariantCulture)])) await Host.WaitForExitAsync();
    }

    public async Task<string> RebuildAsync()
    {
        using var rebuild = Process.Start(new ProcessStartInfo("dotnet", [HostProgram, "rebuild", $"--ConnectionStrings:Owner={Connection}", $"--DATA={folder}"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await rebuild.StandardOutput.ReadToEndAsync();
        await rebuild.WaitForExitAsync();
        return said.Trim().Split('\n')[^1];
    }

    private static async Task<object> ScalarAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())!;
    }

    /// <summary>A token of a login that need not be known anywhere yet.</summary>
    public async Task<string> TokenAsync(string subject)
    {
        var keys = new NpgsqlConnectionStringBuilder(Connection) { Database = "coordination_keys" }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(keys);
        var store = await KeyStore.OpenAsync(KeysFolder, source, TimeProvider.System, default);
        return new DemoTokens(await store.DerivedKeyAsync(KeyStore.Installation, "demo-tokens", default))
            .For(new(DemoTokens.Issuer, subject));
    }

    public async Task<JsonElement> PostAsync(string path, object body, string token)
    {
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{HostPort}") };
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        message.Headers.Authorization = new("Bearer", token);
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private Process Start(string assembly, string[] args)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. args]) { WorkingDirectory = folder })!;
        processes.Add(process);
        return process;
    }

    private static async Task AnswersAsync(int port, string path)
    {
        using var http = new HttpClient();
        for (var left = 600; ; left--)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
                return;
            }
            catch (HttpRequestException) when (left > 0)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Where(p => !p.HasExited)) process.Kill(entireProcessTree: true);
        foreach (var process in processes) process.Dispose();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
