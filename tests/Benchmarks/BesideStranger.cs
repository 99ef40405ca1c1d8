using System.Collections.Concurrent;
using System.Text;

namespace Coordination.Benchmarks;

/// <summary>
/// A member reads what is their own, now and then, while somebody who is not signed in asks for public pages as fast as they can. The Host
/// has the limits of an installation.
/// </summary>
public static class BesideStranger
{
    private const double MostBeside = 3;
    private const int Connections = 16;

    /// <summary>Below what one login may ask.</summary>
    private static readonly TimeSpan pace = TimeSpan.FromMilliseconds(25);

    public static async Task RunAsync(Form form)
    {
        var (host, _) = await Installed.StartAsync();
        await using var _ = host;
        var town = await Town.FoundAsync(host, "open-town", new { id = "CL-1", parameter = "public-sessions", codes = new[] { "yes" } });
        await town.LiveAsync();
        var member = await host.TokenAsync("bench-member");
        await town.PostAsync("/people/join", new { name = "Mia" }, member);
        foreach (var days in new[] { 2, 5 }) await town.RaiseAsync(member, days);
        await host.StopHostAsync();
        await host.StartHostAsync(isLimited: true);

        var stranger = Stranger(host, "/", "/openapi/v1.json", "/problems", $"/{town.Code}/sessions.ics");
        await OwnAsync(town, member, form.FirstWarming);
        var (quiet, beside, strangers) = (new List<Measured>(), new List<Measured>(), new List<Measured>());
        for (var round = 0; round < form.Rounds; round++)
        {
            form.GoOn();
            quiet.Add(await OwnAsync(town, member, form.Duration));
            // What the stranger has not used yet is used up first.
            await stranger.RunAsync(Connections, form.Warming);
            var asking = stranger.RunAsync(Connections, form.Duration);
            beside.Add(await OwnAsync(town, member, form.Duration));
            strangers.Add(await asking);
        }
        Report.Throughput("(k) a member reads /me 40 times a second, nobody else", quiet);
        Report.Throughput($"(k) a member reads /me 40 times a second, a stranger at full speed on {Connections} connections", beside);
        Report.Throughput("    the stranger", strangers);
        Report.Line($"    p50 {Report.Ratio(beside, quiet, m => m.P50):F2} ×");
        Report.AtMost("(k) /me beside a stranger at full speed, p99", Report.Ratio(beside, quiet, m => m.P99), MostBeside, "×");
    }

    /// <summary>Each is sent when it is due, whether or not the one before has been answered.</summary>
    private static async Task<Measured> OwnAsync(Town town, string member, TimeSpan duration)
    {
        var (times, failed, asked) = (new ConcurrentBag<double>(), 0, new List<Task>());
        using var timer = new PeriodicTimer(pace);
        for (var left = (int)(duration / pace); left > 0 && await timer.WaitForNextTickAsync(); left--) asked.Add(AskAsync());
        await Task.WhenAll(asked);
        double[] sorted = [.. times.Order()];
        return new(sorted.Length / duration.TotalSeconds, Report.At(sorted, 0.5), Report.At(sorted, 0.99), failed, sorted.Length);

        async Task AskAsync()
        {
            var (status, _, took) = await town.Host.GetAsync($"/api/communities/{town.Code}/me", member);
            if (status == 200) times.Add(took);
            else Interlocked.Increment(ref failed);
        }
    }

    private static Sent Stranger(Installed host, params string[] paths)
    {
        var asked = 0;
        return new(() => host.Port, "/", () => $$"""
            local paths, asked = { {{string.Join(", ", paths.Select(p => $"\"{p}\""))}} }, 0
            function request()
              asked = asked + 1
              return wrk.format("GET", paths[asked % #paths + 1])
            end
            """, () => Encoding.ASCII.GetBytes(
            $"GET {paths[Interlocked.Increment(ref asked) % paths.Length]} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    }
}
