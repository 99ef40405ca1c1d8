using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Benchmarks;

/// <summary>The same load from <c>wrk</c>, where it is installed: it takes less of the processor it shares with what is measured.</summary>
public static partial class Wrk
{
    private static readonly bool isInstalled =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "wrk")));

    public static string OrElse => isInstalled ? "wrk" : "the light client, because wrk is not installed";

    /// <summary>Null where wrk is not installed.</summary>
    /// <param name="script">Sets method, headers and body; a key that differs on every call is added here.</param>
    public static async Task<Measured?> RunAsync(int port, string path, int connections, TimeSpan duration, string script)
    {
        if (!isInstalled) return null;
        var file = Path.Combine(Path.GetTempPath(), $"coordination-{Guid.NewGuid():n}.lua");
        await File.WriteAllTextAsync(file, Head + script);
        try
        {
            string[] args = ["-t1", $"-c{connections}", $"-d{duration.TotalSeconds:F0}s", "--latency", "-s", file, Address(port, path)];
            using var wrk = Process.Start(new ProcessStartInfo("wrk", args) { RedirectStandardOutput = true })!;
            var said = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return wrk.ExitCode == 0 ? Read(said) : throw new InvalidOperationException(said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Address(int port, string path) => $"http://127.0.0.1:{port}{path}";

    // Each thread counts; the name of the run keeps keys of different runs apart.
    private static string Head => $$"""
        local run, calls = "{{Guid.NewGuid():n}}", 0
        function key() calls = calls + 1; return run .. "-" .. calls end

        """;

    private static Measured Read(string said)
    {
        var failed = Failures().Match(said).Groups.Values.Concat(Broken().Match(said).Groups.Values)
            .Sum(found => int.TryParse(found.Value, CultureInfo.InvariantCulture, out var some) ? some : 0);
        var count = int.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        var perSecond = double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(perSecond, At(said, "50%"), At(said, "99%"), failed, count);
    }

    private static double At(string said, string share)
    {
        var found = Regex.Match(said, Regex.Escape(share) + @"\s+([\d.]+)(us|ms|s)");
        var factor = found.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000.0 };
        return double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * factor;
    }

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failures();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex Broken();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
