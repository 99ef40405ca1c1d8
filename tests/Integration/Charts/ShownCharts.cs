using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Charts;

/// <summary>A number of a table: of which table, column and row, how much it is, and where it leads; null if it is no link.</summary>
public sealed record TableNumber(string Table, string Row, string Series, string Says, string? Href)
{
    public int Count => int.Parse(Says, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}

/// <summary>The page of charts as a browser shows it: the bars and cells that are drawn, and the numbers of the tables.</summary>
public sealed partial record ShownCharts(string Html)
{
    private static readonly string[] tables = ["weeks", "wards", "days"];

    public static async Task<ShownCharts> OfAsync(Browsing reader, string address) =>
        new((await reader.GetAsync(address)).ShouldBe(HttpStatusCode.OK).Html);

    /// <summary>What is drawn: the table it stands for, its row, its column of the table, and the number.</summary>
    public IReadOnlyList<(string Table, string Row, string Series, string Count)> Drawn =>
    [
        .. from chart in Chart().Matches(Html)
           from Match bar in Bar().Matches(chart.Value)
           select (chart.Groups["table"].Value, bar.Groups["row"].Value, bar.Groups["series"].Value, bar.Groups["count"].Value),
        .. from Match cell in Cell().Matches(Html)
           select ("wards", cell.Groups["row"].Value, "open", cell.Groups["count"].Value),
    ];

    public IReadOnlyList<TableNumber> Numbers =>
        [.. from table in tables
            let html = Regex.Match(Html, $"<table class=\"figures\" id=\"{table}-table\".*?</table>", RegexOptions.Singleline).Value
            from Match row in Row().Matches(html)
            from Match number in Number().Matches(row.Value)
            select new TableNumber(table, row.Groups["row"].Value, number.Groups["series"].Value, number.Groups["says"].Value.Trim(),
                number.Groups["href"] is { Success: true } href ? WebUtility.HtmlDecode(href.Value) : null)];

    /// <summary>The causes in the rows of the weeks.</summary>
    public IReadOnlyList<TableNumber> Causes =>
        [.. from Match row in Row().Matches(Html)
            from Match cause in Cause().Matches(row.Value)
            select new TableNumber("weeks", row.Groups["row"].Value, cause.Groups["cause"].Value, cause.Groups["says"].Value,
                WebUtility.HtmlDecode(cause.Groups["href"].Value))];

    [GeneratedRegex("""<svg class="chart" [^>]*id="(?<table>\w+)-chart".*?</svg>""", RegexOptions.Singleline)]
    private static partial Regex Chart();

    [GeneratedRegex("""<rect class="[^"]*"[^>]*data-series="(?<series>[^"]*)" data-column="(?<row>[^"]*)" data-count="(?<count>[^"]*)">""")]
    private static partial Regex Bar();

    [GeneratedRegex("""<g class="[^"]*" data-ward="(?<row>[^"]*)" data-count="(?<count>[^"]*)">""")]
    private static partial Regex Cell();

    [GeneratedRegex("""<tr data-(?:column|ward)="(?<row>[^"]*)".*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("""<td class="number" data-series="(?<series>[^"]*)">\s*(?:<a href="(?<href>[^"]*)">)?(?<says>[^<]*)""")]
    private static partial Regex Number();

    [GeneratedRegex("""<span data-cause="(?<cause>[^"]*)">.*?<a href="(?<href>[^"]*)">(?<says>[\d,]+)</a>""", RegexOptions.Singleline)]
    private static partial Regex Cause();
}
