namespace Coordination.Benchmarks;

/// <summary>Commands in the same rounds as a plain INSERT behind other web servers, all of them warm.</summary>
public static class BesideInserts
{
    private static readonly (int Connections, double LeastRate, double? MostP99)[] aims = [(16, 0.75, 1.2), (64, 1.0, null)];

    public static async Task RunAsync(Town town, Form form)
    {
        await using var peers = await Peers.StartAsync(town.Host.Connection);
        var express = peers.Express;
        if (express is null) Report.Line($"(a) Express is left out: npm is not installed, or could not install it");
        else await express.RunAsync(16, form.FirstWarming);
        await peers.Insert.RunAsync(16, form.Warming);
        foreach (var command in Commands.All) await command.To(town).RunAsync(16, form.Duration);
        foreach (var (connections, leastRate, mostP99) in aims)
        {
            var ours = Commands.All.ToDictionary(c => c.Name, _ => new List<Measured>());
            var (behindExpress, behindAsp) = (new List<Measured>(), new List<Measured>());
            for (var round = 0; round < form.Rounds; round++)
            {
                foreach (var command in Commands.All)
                {
                    ours[command.Name].Add(await town.Host.CostAsync(command.To(town), connections, form));
                    // Between two commands, so that it is as near to the one as to the other.
                    if (express is not null && command == Commands.All[0]) behindExpress.Add(await express.WarmedAsync(connections, form));
                }
                // It is no aim, only a measure of what another web server makes of it.
                if (connections == aims[0].Connections) behindAsp.Add(await peers.Insert.WarmedAsync(connections, form));
            }
            var at = $"{connections} connections";
            if (behindAsp.Count > 0) Report.Throughput($"(a) plain INSERT behind ASP.NET, {at}", behindAsp);
            if (express is not null) Report.Throughput($"(a) plain INSERT behind Express, {at}", behindExpress);
            foreach (var (name, measured) in ours)
            {
                Report.Throughput($"(a) {name}, {at}", measured);
                if (express is null) continue;
                var rate = Report.Ratio(measured, behindExpress, m => m.PerSecond);
                var p99 = Report.Ratio(measured, behindExpress, m => m.P99);
                Report.AtLeast($"(a) {name}, {at}, throughput beside Express", rate, leastRate, "×");
                if (mostP99 is { } most) Report.AtMost($"(a) {name}, {at}, p99 beside Express", p99, most, "×");
                else Report.Line($"    p99 beside Express {p99:F2} ×");
            }
        }
    }

    /// <summary>The commands by themselves, for whoever works on them.</summary>
    public static async Task AloneAsync(Town town, Form form)
    {
        foreach (var command in Commands.All)
        {
            var measured = new List<Measured>();
            for (var round = 0; round < form.Rounds; round++) measured.Add(await town.Host.CostAsync(command.To(town), 16, form));
            Report.Throughput($"(p) {command.Name}, 16 connections", measured);
        }
    }
}
