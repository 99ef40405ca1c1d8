using System.Globalization;
using Coordination.Host.Operations.Metrics;

namespace Coordination.Integration.Operations;

/// <summary>Figures as Prometheus reads them: each by its name and labels.</summary>
public sealed class ShownFigures
{
    private readonly Dictionary<string, double> figures;

    private ShownFigures(string text)
    {
        Text = text;
        var lines = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        figures = lines.Select(line => (Line: line, End: line.Contains('}') ? line.LastIndexOf('}') + 1 : line.IndexOf(' ')))
            .ToDictionary(f => f.Line[..f.End].Replace("{}", "", StringComparison.Ordinal),
                f => double.Parse(f.Line[f.End..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }

    public string Text { get; }

    public double this[string figure] => figures.Should().ContainKey(figure, Text).WhoseValue;

    /// <summary>Zero where it was never counted.</summary>
    public double Counted(string figure) => figures.GetValueOrDefault(figure);

    public IEnumerable<string> Names => figures.Keys.Select(name => name.Split('{')[0]).Distinct();

    public static async Task<ShownFigures> OfAsync(TestHost host) =>
        new(await host.Http.GetStringAsync(new Uri(MetricsRoute.Path, UriKind.Relative), TestContext.Current.CancellationToken));
}
