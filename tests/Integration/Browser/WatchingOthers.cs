using System.Diagnostics;
using System.Globalization;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Town = Coordination.Integration.Api.Town;

namespace Coordination.Integration.Browser;

[Collection(nameof(Town))]
public sealed class WatchingOthers(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>
{
    [Fact]
    public async Task An_open_page_shows_what_others_do_without_reloading()
    {
        var page = await browser.Page(new() { BaseURL = town.Host.Address.ToString(), ExtraHTTPHeaders = town.Host.TokenOf("ada") });
        await page.GotoAsync($"/{Town.Code}/today");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");
        await page.EvaluateAsync("mark = 'kept'");

        var delays = new List<double>();
        for (var change = 0; change < Extent.Of(quick: 5, full: 50); change++)
        {
            var soon = town.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var request = await town.RaiseAsync(body: Town.Asking($"Seen from afar {change}", neededBy: new { on = soon }));
            var answered = Stopwatch.GetTimestamp();
            await page.WaitForFunctionAsync("id => document.getElementById('request-' + id)", request);
            delays.Add(Stopwatch.GetElapsedTime(answered).TotalMilliseconds);
            await town.Cleo.PostAsync($"/requests/{request}/withdraw", null);
            await Expect(page.Locator($"#request-{request}")).ToHaveCountAsync(0);
        }

        (await page.EvaluateAsync<string>("mark")).Should().Be("kept", "the page was never loaded again");
        await page.Context.CloseAsync();
        delays.Sort();
        await Announcement.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"An open page showed a change {delays[delays.Count / 2]:0} ms after the answer "
            + $"(median of {delays.Count}; at most {delays[^1]:0} ms)."));
    }
}
