using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>Prints figures as they come, and medians of rounds.</summary>
public static class Report
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    public static double Median(IEnumerable<double> values) =>
        values.Order().ToArray() is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : double.NaN;
    public static double At(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    public static void Rounds(string name, IReadOnlyList<(Measured Ours, Measured Theirs)> rounds, string against) =>
        Line($"{name}: {Median(rounds.Select(r => r.Ours.PerSecond)):F0}/s, p50 {Median(rounds.Select(r => r.Ours.P50)):F1} ms, p99 {Median(rounds.Select(r => r.Ours.P99)):F1} ms, not 2xx {rounds.Sum(r => r.Ours.Failed)}; {against} {Median(rounds.Select(r => r.Theirs.PerSecond)):F0}/s, p99 {Median(rounds.Select(r => r.Theirs.P99)):F1} ms; ratio {Median(rounds.Select(r => r.Ours.PerSecond / r.Theirs.PerSecond)):F2}");
}
