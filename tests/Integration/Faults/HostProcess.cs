using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Npgsql;

namespace Coordination.Integration.Faults;

/// <summary>A Host as a process of its own, always at the same address, that can be killed and started again.</summary>
public sealed class HostProcess(IReadOnlyDictionary<string, string?> place) : IDisposable
{
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Everything it wrote, over all its starts.</summary>
    public IReadOnlyCollection<string> Said => said;

    public bool IsRunning => process is { HasExited: false };

    public void Start(params string[] settings)
    {
        string[] args =
        [
            typeof(Program).Assembly.Location, Program.Serve, .. place.Select(p => $"--{p.Key}={p.Value}"), $"--urls={Address}",
            "--environment=Development", "--RATE_LIMITS=off", "--Demo=off", "--SIMULATOR=off", .. settings,
        ];
        process = new()
        {
            StartInfo = new("dotnet", args)
            {
                WorkingDirectory = "/",
                RedirectStandardOutput = true,
                RedirectStandardError = true
            }
        };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The memory it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Ends it at once and without warning, as a crash would.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>Its exit status, once it has ended without being killed.</summary>
    public async Task<int> EndedAsync(CancellationToken cancellation)
    {
        await process!.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>Waits until it answers, whatever it answers.</summary>
    public async Task AnswersAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Until.HoldsAsync(async () =>
        {
            IsRunning.Should().BeTrue("a Host that is to answer runs; it said {0}", string.Join('\n', said));
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative), cancellation);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>Signed in as this subject, with a token that outlives the process.</summary>
    /// <param name="keys">A connection to the database of its keys.</param>
    public async Task<HttpClient> SignedInAsync(string subject, string keys, string keysFolder, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(keys);
        var store = await KeyStore.OpenAsync(keysFolder, source, TimeProvider.System, cancellation);
        var token = new DemoTokens(await store.DerivedKeyAsync(KeyStore.Installation, "demo-tokens", cancellation))
            .For(new(DemoTokens.Issuer, subject));
        return new HttpClient
        {
            BaseAddress = Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) }
        };
    }

    public void Dispose()
    {
        if (IsRunning) Kill();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } words) said.Enqueue(words);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
