using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Host;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>A Host on a durable PostgreSQL of its own, as it is run by whoever installs it.</summary>
public sealed class Installed : IAsyncDisposable
{
    /// <summary>As it was published, where that is said; else as it was built.</summary>
    private static readonly string now =
        Environment.GetEnvironmentVariable("COORDINATION_HOST") ?? typeof(Installation).Assembly.Location;

    private readonly string program, folder;
    private readonly PrivateServer postgres;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private NpgsqlDataSource? store;
    private DemoTokens? tokens;
    private Process host = null!;

    private Installed(string program, PrivateServer postgres, string folder) =>
        (this.program, this.postgres, this.folder) = (program, postgres, folder);

    public string Connection => postgres.ConnectionString;
    public int Port { get; private set; }
    public NpgsqlDataSource Store => store ??= NpgsqlDataSource.Create(At("coordination"));

    /// <param name="program">This commit's where none is named.</param>
    public static async Task<(Installed Host, TimeSpan FirstStart)> StartAsync(string? program = null)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-bench-").FullName;
        var binaries = (await PostgresBinaries.FindAsync(default))[0];
        var postgres = await PrivateServer.StartAsync(Path.Combine(folder, "postgres"), binaries, NullLogger.Instance, default);
        var installed = new Installed(program ?? now, postgres, folder);
        return (installed, await installed.StartHostAsync());
    }

    /// <param name="isLimited">Whether callers have the limits of an installation; load is sent without any.</param>
    public async Task<TimeSpan> StartHostAsync(bool isLimited = false)
    {
        Port = Ports.Free();
        var started = Stopwatch.GetTimestamp();
        host = Process.Start(Program([$"--urls=http://127.0.0.1:{Port}", "--environment=Development", "--Demo=off",
            $"--RATE_LIMITS={(isLimited ? "on" : "off")}", "--Communities:PerLogin=100",
            "--Logging:LogLevel:Default=Critical", "--Logging:LogLevel:Coordination=Critical"]))!;
        await Ports.AnswersAsync(Port, "/health/live");
        return Stopwatch.GetElapsedTime(started);
    }

    public async Task StopHostAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            using (Process.Start("kill", [host.Id.ToString(CultureInfo.InvariantCulture)])) await host.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
        host.Dispose();
        host = null!;
    }

    /// <summary>What <c>rebuild</c> says, with the Host stopped.</summary>
    public async Task<string> RebuildAsync()
    {
        var start = Program(["rebuild"]);
        start.RedirectStandardOutput = true;
        using var rebuild = Process.Start(start)!;
        var said = await rebuild.StandardOutput.ReadToEndAsync();
        await rebuild.WaitForExitAsync();
        return said.Trim().Split('\n')[^1];
    }

    public async Task<string> VersionAsync() => "PostgreSQL " + await ScalarAsync("show server_version");

    public async Task<long> PositionAsync() =>
        (long)await ScalarAsync("select coalesce(max(seq_id), 0) from coordination.mt_events");

    public long Memory()
    {
        host.Refresh();
        return host.WorkingSet64;
    }

    /// <summary>With the processor time of each, counted until all that follows from them is done.</summary>
    public async Task<Measured> CostAsync(Func<Task<Measured>> load)
    {
        await SettledAsync();
        var before = Processor.Of(host.Id, postgres.ProcessId);
        var measured = await load();
        await SettledAsync();
        var spent = Processor.Of(host.Id, postgres.ProcessId) - before;
        return measured with { Each = new(spent.Host * 1000 / measured.Count, spent.Postgres * 1000 / measured.Count) };
    }

    public async Task<Measured> CostAsync(Sent sent, int connections, Form form)
    {
        form.GoOn();
        await sent.RunAsync(connections, form.Warming);
        return await CostAsync(() => sent.RunAsync(connections, form.Duration));
    }

    /// <summary>Waits until whatever follows the history has taken all of it in, but not for ever.</summary>
    public async Task SettledAsync()
    {
        const string behind = """
            select coalesce((select min(last_seq_id) from coordination.mt_event_progression where name like '%:%'), 0)
              < coalesce((select max(seq_id) from coordination.mt_events), 0)
            """;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20) && (bool)await ScalarAsync(behind)) await Task.Delay(20);
    }

    public async Task<object> ScalarAsync(string sql)
    {
        await using var command = Store.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())!;
    }

    /// <summary>A token of a login that need not be known anywhere yet.</summary>
    public async Task<string> TokenAsync(string subject)
    {
        if (tokens is null)
        {
            await using var source = NpgsqlDataSource.Create(At("coordination_keys"));
            var keys = await KeyStore.OpenAsync(Path.Combine(folder, "keys"), source, TimeProvider.System, default);
            tokens = new(await keys.DerivedKeyAsync(KeyStore.Installation, "demo-tokens", default));
        }
        return tokens.For(new(DemoTokens.Issuer, subject));
    }

    public async Task<JsonElement> PostAsync(string path, object body, string token)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = JsonContent.Create(body) };
        message.Headers.Authorization = new("Bearer", token);
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>The status of the answer, its text, and how many milliseconds it took.</summary>
    public async Task<(int Status, string Text, double Took)> GetAsync(string path, string? token = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Address(path));
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var sent = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text, Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    }

    private Uri Address(string path) => new($"http://127.0.0.1:{Port}{path}");

    private string At(string database) => new NpgsqlConnectionStringBuilder(Connection) { Database = database }.ConnectionString;

    private ProcessStartInfo Program(IEnumerable<string> args) =>
        new("dotnet", [program, .. args, $"--ConnectionStrings:Owner={Connection}", $"--DATA={folder}"])
        { WorkingDirectory = folder, Environment = { ["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(program) } };

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await StopHostAsync();
        if (store is not null) await store.DisposeAsync();
        http.Dispose();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
