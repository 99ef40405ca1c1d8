using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Benchmarks;

/// <summary>Two communities of the same life, one ten times as old: what a longer history costs who reads it and who keeps it.</summary>
public static partial class Growth
{
    private const double MostGrowth = 1.5, LongestStanding = 300, LeastRebuilt = 10_000;
    private const int AtATime = 8;

    public static async Task RunAsync(Form form)
    {
        var (young, _) = await Installed.StartAsync();
        await using var _young = young;
        var (old, _) = await Installed.StartAsync();
        await using var _old = old;
        var few = await LivedAsync(young, form, form.FewEvents);
        var many = await LivedAsync(old, form, form.ManyEvents);
        await ReadAsync(few, many, form);
        await using (var standing = new Standing(old.Store))
        {
            var measured = await old.CostAsync(Commands.All[0].To(many.Town), 16, form);
            Stood($"(i) longest that a list stood still at {form.ManyEvents} events, requests raised at 16 connections", standing);
            Report.Throughput($"(i) raise a request at {form.ManyEvents} events, 16 connections", [measured]);
        }
        await RebuildAsync(old, 'i');
    }

    public static async Task RebuildAsync(Installed host, char part)
    {
        await host.StopHostAsync();
        var said = await host.RebuildAsync();
        await host.StartHostAsync();
        Report.Line($"({part}) {said}");
        var speed = Speed().Match(said) is { Success: true } found ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : double.NaN;
        Report.AtLeast($"({part}) rebuild of all lists", speed, LeastRebuilt, "events/s");
    }

    private static async Task<Life> LivedAsync(Installed host, Form form, int events)
    {
        var (life, started) = (new Life(await Town.FoundAsync(host, "grown-town"), form), Stopwatch.GetTimestamp());
        await life.BeginAsync();
        // A Host that has just started takes its time until it begins to read; what is looked for is what writing does to it.
        await host.SettledAsync();
        await using (var standing = new Standing(host.Store))
        {
            await life.UntilAsync(events, form.FewEvents * 6 / 10);
            Stood($"(i) longest that a list stood still up to {events} events, {Life.AtOnce} writing at once", standing);
        }
        var taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Report.Line($"(i) a history of {await host.PositionAsync()} events with {form.OpenRequests} requests open, lived in {taken:F0} s");
        return life;
    }

    /// <summary>By turns, a few at a time, so that both are measured while the machine is in the same mood.</summary>
    private static async Task ReadAsync(Life few, Life many, Form form)
    {
        var unread = new List<string>();
        foreach (var (name, address) in await Reads.AllAsync(many.Town.Host))
        {
            form.GoOn();
            var (atFew, atMany) = (new List<double>(), new List<double>());
            var (whose, status) = await AskedAsync(few, many, address);
            if (status != 200)
            {
                unread.Add($"{name} ({status})");
                continue;
            }
            for (var round = 0; round < form.Rounds; round++)
            {
                await TimesAsync(few, whose, address, atFew);
                await TimesAsync(many, whose, address, atMany);
            }
            var (small, large) = (Report.Median(atFew), Report.Median(atMany));
            Report.AtMost($"(i) {name}: {Milliseconds(small)} at {form.FewEvents} events, {Milliseconds(large)} at {form.ManyEvents}",
                large / small, MostGrowth, "×");
        }
        if (unread.Count > 0) Report.Line($"(i) not measured, because they are not answered: {string.Join(", ", unread)}");
    }

    /// <summary>Warms both, and says by whom it can be asked.</summary>
    private static async Task<(int Whose, int Status)> AskedAsync(Life few, Life many, Func<Life, string> address)
    {
        var statuses = new List<int>();
        for (var whose = 0; whose < few.Tokens.Count; whose++)
        {
            int[] both = [await TimesAsync(few, whose, address, []), await TimesAsync(many, whose, address, [])];
            if (both is [200, 200]) return (whose, 200);
            statuses.AddRange(both.Where(s => s != 200));
        }
        return (0, statuses[0]);
    }

    private static async Task<int> TimesAsync(Life life, int whose, Func<Life, string> address, List<double> times)
    {
        for (var i = 0; i < AtATime; i++)
        {
            var (status, _, took) = await life.Town.Host.GetAsync(address(life), life.Tokens[whose]);
            if (status != 200) return status;
            times.Add(took);
        }
        return 200;
    }

    private static void Stood(string what, Standing standing)
    {
        Report.AtMost(what, standing.Longest, LongestStanding, "ms");
        Report.Line($"    it was {standing.Which}; the longest time between two looks was {standing.LongestBetweenLooks:F0} ms");
    }

    private static string Milliseconds(double took) => string.Create(CultureInfo.InvariantCulture, $"{took:F1} ms");

    [GeneratedRegex(@"\((\d+) events/s\)")]
    private static partial Regex Speed();
}
