using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Demo;
using Coordination.Host.Storage;
using Coordination.Integration.Demo;
using Microsoft.Extensions.DependencyInjection;
using Extent = Coordination.Integration.Commands.Extent;

namespace Coordination.Integration.Pages;

/// <summary>Every figure of the day leads to exactly its list, now and at any moment of the demo's weeks.</summary>
public sealed partial class FiguresOfThePast(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly TimeSpan weeks = TimeSpan.FromDays(14);

    [Fact]
    public async Task Every_figure_leads_to_exactly_its_list()
    {
        var host = await demo.HostAsync();
        await host.CaughtUpAsync();
        var priya = new Browsing(host.SignedIn(DemoIds.Of("calder-larder/person/priya").ToString()));
        var (random, counted, now) = (new Random(7), 0, host.Services.GetRequiredService<CommunityClock>().GetUtcNow());
        DateTimeOffset?[] moments =
            [null, .. Enumerable.Range(0, Extent.Of(quick: 20, full: 200)).Select(_ => now - (weeks * random.NextDouble()))];
        foreach (var then in moments)
        {
            var today = "/calder-larder/today" + (then is { } at
                ? "?asOf=" + Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture)) : "");
            var figures = Figure().Matches((await priya.GetAsync(today)).ShouldBe(HttpStatusCode.OK).Html)
                .Where(figure => figure.Groups["href"].Value.Contains("/requests?show=", StringComparison.Ordinal)).ToList();
            figures.Should().HaveCount(3, "what is due, what waits, what went unmet");
            foreach (var figure in figures)
            {
                var (href, count) = (WebUtility.HtmlDecode(figure.Groups["href"].Value),
                    int.Parse(figure.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
                (await RowsAsync(priya, href)).Should().Be(count, "{0} says so", today);
                counted += count;
            }
        }
        counted.Should().BeGreaterThan(moments.Length, "life went on");
    }

    /// <summary>How many rows a list has, page by page.</summary>
    private static async Task<int> RowsAsync(Browsing reader, string? href)
    {
        var rows = 0;
        while (href is not null)
        {
            var page = (await reader.GetAsync(href)).ShouldBe(HttpStatusCode.OK).Html;
            rows += Row().Count(page);
            href = NextPage().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["href"].Value) : null;
        }
        return rows;
    }

    [GeneratedRegex("""<a class="[^"]*" href="(?<href>[^"]*)"><span class="count number">\s*(?<count>[\d,]+)""")]
    private static partial Regex Figure();

    [GeneratedRegex("""<tr id="request-""")]
    private static partial Regex Row();

    [GeneratedRegex("""<p class="below"><a class="button" href="(?<href>[^"]*after=[^"]*)">""")]
    private static partial Regex NextPage();
}
