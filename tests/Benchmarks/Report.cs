using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>Prints figures as they come, medians of rounds, and whether what is aimed at holds.</summary>
public static class Report
{
    private static readonly List<string> judged = [];

    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static double Median(IEnumerable<double> values) => values.Order().ToArray() is { Length: > 0 } sorted
        ? (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2 : double.NaN;

    public static double At(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    public static void AtMost(string what, double is_, double most, string unit = "") =>
        Judge(what, is_, "at most", most, is_ <= most, unit);

    public static void AtLeast(string what, double is_, double least, string unit = "") =>
        Judge(what, is_, "at least", least, is_ >= least, unit);

    public static void Throughput(string name, IReadOnlyList<Measured> rounds)
    {
        var (rate, p50, p99) = (Of(rounds, m => m.PerSecond), Of(rounds, m => m.P50), Of(rounds, m => m.P99));
        Line($"{name}: {rate:F0}/s, p50 {p50:F1} ms, p99 {p99:F1} ms, not 2xx {rounds.Sum(m => m.Failed)}");
        if (rounds.All(m => m.Both == 0)) return;
        var (host, postgres, both) = (Of(rounds, m => m.Each.Host), Of(rounds, m => m.Each.Postgres), Of(rounds, m => m.Both));
        Line($"    processor time of each: Host {host:F0} µs, PostgreSQL {postgres:F0} µs, both {both:F0} µs");
    }

    public static double Of(IEnumerable<Measured> rounds, Func<Measured, double> figure) => Median(rounds.Select(figure));

    /// <summary>The median of what each pair of a round says.</summary>
    public static double Ratio(IEnumerable<Measured> ours, IEnumerable<Measured> theirs, Func<Measured, double> figure) =>
        Median(ours.Zip(theirs, (one, other) => figure(one) / figure(other)));

    /// <summary>All that was aimed at, once more.</summary>
    public static void Summary(bool isQuick)
    {
        if (judged.Count == 0) return;
        var caution = isQuick ? " (quick form: too short and too small to judge by)" : "";
        Line($"\n# What was aimed at{caution}");
        foreach (var line in judged) Console.WriteLine(line);
        Line($"{judged.Count(l => l.EndsWith("holds", StringComparison.Ordinal))} of {judged.Count} hold.");
    }

    private static void Judge(string what, double is_, string side, double target, bool holds, string unit)
    {
        var of = unit.Length > 0 ? " " + unit : "";
        var verdict = double.IsNaN(is_) ? "not measured" : holds ? "holds" : "falls short";
        var line = string.Create(CultureInfo.InvariantCulture, $"  {what}: {Shown(is_)}{of}; {side} {Shown(target)}{of}: {verdict}");
        judged.Add(line);
        Console.WriteLine(line);
    }

    private static string Shown(double number) =>
        number.ToString(Math.Abs(number) < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
