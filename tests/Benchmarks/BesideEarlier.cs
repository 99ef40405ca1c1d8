namespace Coordination.Benchmarks;

/// <summary>This commit and an earlier one by turns, each with a PostgreSQL of its own that holds nothing else.</summary>
public static class BesideEarlier
{
    private const double MostOfBefore = 0.5;

    public static async Task RunAsync(Form form)
    {
        var (before, _) = await Installed.StartAsync(form.Before!);
        await using var _before = before;
        var (now, _) = await Installed.StartAsync();
        await using var _now = now;
        var (earlier, later) = (await Town.FoundAsync(before, "bench-town"), await Town.FoundAsync(now, "bench-town"));
        foreach (var town in new[] { earlier, later }) await Commands.All[0].To(town).RunAsync(16, form.FirstWarming);
        foreach (var command in Commands.All)
        {
            foreach (var town in new[] { earlier, later }) await command.To(town).RunAsync(16, form.Duration);
            var (were, are) = (new List<Measured>(), new List<Measured>());
            for (var round = 0; round < form.Rounds; round++)
            {
                // Who is first takes turns, so that neither always follows the other.
                if (round % 2 == 0) were.Add(await before.CostAsync(command.To(earlier), 16, form));
                are.Add(await now.CostAsync(command.To(later), 16, form));
                if (round % 2 == 1) were.Add(await before.CostAsync(command.To(earlier), 16, form));
            }
            Report.Throughput($"(h) {command.Name}, 16 connections, earlier commit", were);
            Report.Throughput($"(h) {command.Name}, 16 connections, this commit", are);
            var (rate, p99) = (Report.Ratio(are, were, m => m.PerSecond), Report.Ratio(are, were, m => m.P99));
            Report.Line($"    of the earlier commit: throughput {rate:F2} ×, p99 {p99:F2} ×");
            var spent = Report.Ratio(are, were, m => m.Both);
            Report.AtMost($"(h) {command.Name}, processor time beside the earlier commit", spent, MostOfBefore, "×");
        }
    }
}
