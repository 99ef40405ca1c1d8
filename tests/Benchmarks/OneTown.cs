namespace Coordination.Benchmarks;

/// <summary>What a community of usual size costs: reading its day, confirming matches, showing changes, starting its Host.</summary>
public static class OneTown
{
    private const double MostForToday = 5, MostPerStream = 40;

    /// <summary>By the light client on both sides: a match is confirmed once, and wrk would go on.</summary>
    public static async Task ConfirmAsync(Town town, Form form)
    {
        await using var peers = await Peers.StartAsync(town.Host.Connection);
        var (ours, theirs) = (new List<Measured>(), new List<Measured>());
        for (var round = 0; round < Math.Min(3, form.Rounds); round++)
        {
            form.GoOn();
            var matches = await town.HalfAgreedAsync(form.IsQuick ? 300 : 2000);
            ours.Add(await town.Host.CostAsync(() => Load.RunAsync(town.Host.Port, 16, form.Duration, () => Next(matches) is { } match
                ? town.Post($"/matches/{match}/accept", """{"side":"helper"}""", town.HelperToken) : null)));
            await peers.Insert.RunAsync(16, form.Warming);
            theirs.Add(await Load.RunAsync(peers.Insert.Port(), 16, form.Duration, Town.Plain));
        }
        Report.Throughput("(b) confirm a match (three streams), 16 connections", ours);
        Report.Throughput("(b) plain INSERT behind ASP.NET, 16 connections", theirs);
    }

    public static async Task ReadTodayAsync(Town usual, Form form)
    {
        var (today, measured) = (Sent.Read(usual, "/today"), new List<Measured>());
        await today.RunAsync(8, form.FirstWarming);
        for (var round = 0; round < form.Rounds; round++) measured.Add(await usual.Host.CostAsync(today, 8, form));
        Report.Throughput("(c) read today (API) of a community with 300 open requests, 8 connections", measured);
        Report.AtMost("(c) processor time of reading today (API) with 300 open requests", Report.Of(measured, m => m.Both) / 1000,
            MostForToday, "ms");
    }

    /// <summary>On a Host just started: what an earlier load has left free would be taken for nothing.</summary>
    public static async Task WatchAsync(Town usual, Form form)
    {
        await usual.Host.StopHostAsync();
        await usual.Host.StartHostAsync();
        await Sent.Read(usual, "/today").RunAsync(8, form.Warming);
        foreach (var count in new[] { 1, 500 })
        {
            form.GoOn();
            var before = usual.Host.Memory();
            await using var streams = await Streams.OpenAsync(usual.Host.Port, $"/{usual.Code}/today/live", usual.Token, count);
            await usual.RaiseOnScreenAsync(streams);
            await streams.AllSawAsync(TimeSpan.FromSeconds(10));
            var opened = usual.Host.Memory() - before;
            streams.Forget();
            var shown = 0;
            for (var i = 0; i < (form.IsQuick ? 5 : 40); i++)
            {
                form.GoOn();
                var id = await usual.RaiseOnScreenAsync(streams);
                if (await streams.AllSawAsync(TimeSpan.FromSeconds(10))) shown++;
                else Report.Line($"    {id} was not shown everywhere within 10 s");
            }
            var (p50, p99) = (Report.At(streams.Delays, 0.5), Report.At(streams.Delays, 0.99));
            Report.Line($"(d) append to screen, {count} streams: p50 {p50:F0} ms, p99 {p99:F0} ms over {shown} changes");
            if (count == 1) continue;
            var after = usual.Host.Memory() - before;
            Report.Line($"    resident memory per stream: {opened / 1024.0 / count:F0} KB once open and changed once");
            Report.AtMost($"(d) resident memory per live stream, {count} streams, after {shown} changes", after / 1024.0 / count,
                MostPerStream, "KB");
        }
    }

    public static async Task StartAgainAsync(Installed host, TimeSpan first, Form form)
    {
        var starts = new List<double>();
        for (var i = 0; i < form.Rounds; i++)
        {
            await host.StopHostAsync();
            starts.Add((await host.StartHostAsync()).TotalSeconds);
        }
        Report.Line(
            $"(f) start to ready: first, with its database to make, {first.TotalSeconds:F1} s; again, median {Report.Median(starts):F2} s");
    }

    private static string? Next(Queue<string> matches)
    {
        lock (matches) return matches.TryDequeue(out var match) ? match : null;
    }
}
