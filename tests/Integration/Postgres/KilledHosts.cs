using System.Diagnostics;
using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

public sealed class KilledHosts : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private DataFolder Folder => new(Path.Combine(scratch.Path, "postgres"));
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_server_ends_with_its_host_and_the_next_one_takes_over()
    {
        var binaries = await PrivateServers.BinariesAsync();
        using var host = StartHost();
        var server = await UntilAsync(() => ReadyServer(host));
        host.Kill();
        await UntilAsync(() => IsRunning(server!.Value) ? null : 0);

        await using var next = await PrivateServer.StartAsync(Folder.Path, binaries, NullLogger.Instance, Cancellation);
        await using var connection = new NpgsqlConnection(next.ConnectionString);
        await connection.OpenAsync(Cancellation);
        next.ProcessId.Should().NotBe(server);
    }

    private Process StartHost()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PrivateServer).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = scratch.Path,
            Environment = { ["DATA"] = scratch.Path, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        var host = Process.Start(start)!;
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    private int? ReadyServer(Process host)
    {
        host.HasExited.Should().BeFalse("the host has to run until it is killed");
        try
        {
            var lines = File.ReadAllLines(Folder.ProcessFile);
            return lines.Length >= 8 && lines[7].Trim() == "ready" ? int.Parse(lines[0], null) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Task<int?> UntilAsync(Func<int?> seen) =>
        Until.SeenAsync(() => Task.FromResult(seen()), found => found is not null, within: TimeSpan.FromMinutes(2));
}
