using System.Diagnostics;
using System.Globalization;
using System.Net;
using Coordination.Integration.Commands;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Town = Coordination.Integration.Api.Town;

namespace Coordination.Integration.Browser;

[Collection(nameof(Town))]
public sealed class RecallingWhatIsSeen(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>
{
    [Fact]
    public async Task A_consent_taken_back_takes_what_it_disclosed_off_an_open_page()
    {
        var delays = new List<double>();
        for (var turn = 0; turn < Extent.Of(quick: 2, full: 20); turn++)
        {
            var (person, id) = await town.NewcomerAsync($"Recalled {turn}", "07700 900821");
            var (helper, _) = await town.NewcomerAsync($"Watching {turn}");
            var request = await town.RaiseAsync(person);
            var match = await town.ProposeAsync(request, await town.OfferAsync(helper));
            (await person.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
            (await helper.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
            var page = await OpenAsync(helper, request);
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("07700 900821");
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");

            (await person.PostAsync($"/people/{id}/consents/withdraw", new { purpose = "contact-sharing" })).ShouldBe(HttpStatusCode.OK);
            var answered = Stopwatch.GetTimestamp();
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("07700 900821");
            delays.Add(Stopwatch.GetElapsedTime(answered).TotalMilliseconds);

            await page.ReloadAsync();
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("07700 900821");
            await page.Context.CloseAsync();
        }
        delays.Sort();
        await Announcement.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"A withdrawn consent was off an open page {delays[delays.Count / 2]:0} ms after the answer "
            + $"(median of {delays.Count}; at most {delays[^1]:0} ms)."));
    }

    [Fact]
    public async Task A_number_that_can_be_rung_stays_a_link_when_its_part_of_an_open_page_changes()
    {
        var ((person, _), (helper, _)) = (await town.NewcomerAsync("Rung Up", "07700 900822"), await town.NewcomerAsync("Rings Up"));
        var request = await town.RaiseAsync(person, Town.Asking(amount: 4));
        var match = await town.ProposeAsync(request, await town.OfferAsync(helper), amount: 1);
        (await person.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await helper.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        var page = await OpenAsync(helper, request);
        var (link, matches) = (page.Locator("a[href='tel:07700900822']"), page.Locator("[id^='match-']"));
        await Expect(link).ToHaveTextAsync("07700 900822");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");
        var before = await matches.CountAsync();

        await town.ProposeAsync(request, await town.OfferAsync(helper), amount: 1);

        await Expect(matches).ToHaveCountAsync(before + 1);
        await Expect(link).ToHaveTextAsync("07700 900822");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(Api.Caller reader, string request)
    {
        var page = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ExtraHTTPHeaders = new Dictionary<string, string>
            {
                ["Authorization"] = reader.Http.DefaultRequestHeaders.Authorization!.ToString(),
            },
        });
        await page.GotoAsync($"/{Town.Code}/requests/{request}");
        return page;
    }
}
