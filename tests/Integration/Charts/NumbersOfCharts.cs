using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Demo;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Demo;
using Coordination.Integration.Pages;
using Microsoft.Extensions.DependencyInjection;
using Extent = Coordination.Integration.Commands.Extent;

namespace Coordination.Integration.Charts;

/// <summary>Each chart says what its table says, and each number of a table leads to exactly its list, now and at past moments.</summary>
public sealed partial class NumbersOfCharts(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const string Code = "calder-larder";
    private static readonly TimeSpan weeks = TimeSpan.FromDays(14);

    [Fact]
    public async Task Every_number_leads_to_exactly_its_list()
    {
        var (host, priya) = await PriyaAsync();
        var counted = new Dictionary<string, int>();
        foreach (var (then, at) in Moments(host, Extent.Of(quick: 10, full: 200)).Select((then, at) => (then, at)))
        {
            var address = $"/{Code}/charts" + AsOf(then);
            var shown = await ShownCharts.OfAsync(priya, address);
            // A list with nothing in it is the same every time.
            foreach (var number in shown.Numbers.Concat(shown.Causes).Where(n => n.Count > 0 || at == 1))
            {
                var (rows, taken) = await RowsAsync(priya, number.Href!);
                (number.Series is "places-booked" ? taken : rows).Should().Be(number.Count, "{0} says so of {1}", address, number);
                counted[number.Series] = counted.GetValueOrDefault(number.Series) + number.Count;
            }
            foreach (var week in shown.Numbers.Where(n => n.Series is "unmet"))
                shown.Causes.Where(c => c.Row == week.Row).Sum(c => c.Count).Should().Be(week.Count, "each has a cause");
        }
        counted.Should().ContainKeys("asked", "met", "unmet", "open", "sessions-held", "places-booked", "promised", "requests-due");
        counted.Values.Should().OnlyContain(count => count > 0, "the demo has some of each");
    }

    [Fact]
    public async Task Every_chart_shows_what_its_table_says_and_what_a_program_reads()
    {
        var (host, priya) = await PriyaAsync();
        var api = new Caller(host.SignedIn(DemoIds.Of(Code + "/person/priya").ToString()), Town.Root(Code));
        foreach (var then in Moments(host, Extent.Of(quick: 4, full: 50)))
        {
            var shown = await ShownCharts.OfAsync(priya, $"/{Code}/charts" + AsOf(then));
            (string, string, string, string)[] inTables =
                [.. shown.Numbers.Select(n => (n.Table, n.Row, n.Series, n.Count.ToString(CultureInfo.InvariantCulture)))];
            inTables.Count(n => n.Item1 == "weeks").Should().Be(12 * 3);
            inTables.Count(n => n.Item1 == "days").Should().Be((7 + 14) * 4);
            inTables.Count(n => n.Item1 == "wards").Should().BePositive();
            shown.Drawn.Should().BeEquivalentTo(inTables);
            (await ReadAsync(api, then)).Should().BeEquivalentTo(inTables);
        }
    }

    [Fact]
    public async Task The_page_names_nobody()
    {
        var (host, priya) = await PriyaAsync();
        var people = (await new Caller(host.SignedIn(DemoIds.Of(Code + "/person/priya").ToString()), Town.Root(Code))
            .GetAsync("/people?limit=200")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
        var html = (await priya.GetAsync($"/{Code}/charts")).Html;
        var page = html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        people.Should().HaveCountGreaterThan(10);
        foreach (var person in people)
        {
            page.Should().NotContain(person.GetProperty("id").GetString());
            page.Should().NotContain(person.GetProperty("name").GetProperty("value").GetString());
        }
    }

    /// <summary>All numbers of the three reads as the tables name them.</summary>
    private static async Task<List<(string, string, string, string)>> ReadAsync(Caller api, DateTimeOffset? then)
    {
        var found = new List<(string, string, string, string)>();
        var named = new Dictionary<string, string>
        {
            ["sessions"] = "sessions-held",
            ["places"] = "places-booked",
            ["due"] = "requests-due",
        };
        foreach (var (table, row) in new[] { ("weeks", "from"), ("wards", "ward"), ("days", "on") })
            foreach (var item in (await api.GetAsync($"/charts/{table}" + AsOf(then))).ShouldBe(HttpStatusCode.OK).Body
                .GetProperty(table).EnumerateArray())
                found.AddRange(item.EnumerateObject().Where(m => m.Value.ValueKind is JsonValueKind.Number)
                    .Select(m => (table, item.GetProperty(row).GetString()!, named.GetValueOrDefault(m.Name, m.Name), m.Value.ToString())));
        return found;
    }

    private async Task<(TestHost Host, Browsing Priya)> PriyaAsync()
    {
        var host = await demo.HostAsync();
        await host.CaughtUpAsync();
        return (host, new(host.SignedIn(DemoIds.Of(Code + "/person/priya").ToString())));
    }

    /// <summary>Now, and random moments of the demo's weeks.</summary>
    private static IReadOnlyList<DateTimeOffset?> Moments(TestHost host, int past)
    {
        var (random, now) = (new Random(11), host.Services.GetRequiredService<CommunityClock>().GetUtcNow());
        return [null, .. Enumerable.Range(0, past).Select(_ => (DateTimeOffset?)(now - (weeks * random.NextDouble())))];
    }

    private static string AsOf(DateTimeOffset? then) =>
        then is { } at ? "?asOf=" + Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture)) : "";

    /// <summary>How many rows a list has, page by page, and how many places of its sessions are taken.</summary>
    private static async Task<(int Rows, int Taken)> RowsAsync(Browsing reader, string? href)
    {
        var (rows, taken) = (0, 0);
        while (href is not null)
        {
            var page = (await reader.GetAsync(href)).ShouldBe(HttpStatusCode.OK).Html;
            rows += Row().Count(page);
            taken += Taken().Matches(page).Sum(m => int.Parse(m.Groups["taken"].Value, CultureInfo.InvariantCulture));
            href = NextPage().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["href"].Value) : null;
        }
        return (rows, taken);
    }

    [GeneratedRegex("""<tr id="request-|<li id="session-""")]
    private static partial Regex Row();

    [GeneratedRegex("""<span class="places[^>]*>(?:<svg[^>]*aria-label=")?(?<taken>\d+) of """)]
    private static partial Regex Taken();

    [GeneratedRegex("""<a class="button" href="(?<href>[^"]*after=[^"]*)">""")]
    private static partial Regex NextPage();
}
