namespace Coordination.Benchmarks;

/// <summary>
/// One community while faults stand in another, and while none do: two Hosts of the same commit by turns, alike but for the faults. The
/// other community goes on meanwhile on both, with what the faults are about.
/// </summary>
public static class BesideFaults
{
    private const double MostBeside = 1.2;
    private const int Connections = 4;
    private static readonly TimeSpan pace = TimeSpan.FromMilliseconds(200);

    private sealed record Pair(Town Other, Town Own)
    {
        public static async Task<Pair> LiveAsync(Installed host)
        {
            var pair = new Pair(await Town.FoundAsync(host, "other-town"), await Town.FoundAsync(host, "own-town"));
            foreach (var town in new[] { pair.Other, pair.Own }) await town.LiveAsync();
            return pair;
        }
    }

    public static async Task RunAsync(Form form)
    {
        var (well, _) = await Installed.StartAsync();
        await using var _well = well;
        var (ill, _) = await Installed.StartAsync();
        await using var _ill = ill;
        var (without, with) = (await Pair.LiveAsync(well), await Pair.LiveAsync(ill));
        await Faults.StandAsync(with.Other);
        (string Name, Func<Town, Sent> Of)[] loads =
            [("raise a request", town => Commands.All[0].To(town)), ("read today (API)", town => Sent.Read(town, "/today"))];
        foreach (var (name, of) in loads)
        {
            foreach (var pair in new[] { without, with }) await of(pair.Own).RunAsync(Connections, form.FirstWarming);
            var (quiet, beside) = (new List<Measured>(), new List<Measured>());
            for (var round = 0; round < form.Rounds; round++)
            {
                // Who is first takes turns, so that neither always follows the other.
                if (round % 2 == 0) quiet.Add(await MeasuredAsync(without, of, form));
                beside.Add(await MeasuredAsync(with, of, form));
                if (round % 2 == 1) quiet.Add(await MeasuredAsync(without, of, form));
            }
            Report.Throughput($"(j) {name}, {Connections} connections, no faults", quiet);
            Report.Throughput($"(j) {name}, {Connections} connections, three faults in another community", beside);
            var (p50, p99) = (Report.Ratio(beside, quiet, m => m.P50), Report.Ratio(beside, quiet, m => m.P99));
            Report.AtMost($"(j) {name} beside faults of another community, p50", p50, MostBeside, "×");
            Report.AtMost($"(j) {name} beside faults of another community, p99", p99, MostBeside, "×");
        }
    }

    private static async Task<Measured> MeasuredAsync(Pair pair, Func<Town, Sent> of, Form form)
    {
        form.GoOn();
        using var ended = new CancellationTokenSource();
        var living = GoOnAsync(pair.Other, ended.Token);
        var sent = of(pair.Own);
        await sent.RunAsync(Connections, form.Warming);
        var measured = await sent.RunAsync(Connections, form.Duration);
        await ended.CancelAsync();
        await living;
        return measured;
    }

    private static async Task GoOnAsync(Town town, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(pace);
        try
        {
            while (await timer.WaitForNextTickAsync(ended)) await Faults.LetGoAsync(town);
        }
        catch (OperationCanceledException)
        {
            // What was measured is over.
        }
    }
}
