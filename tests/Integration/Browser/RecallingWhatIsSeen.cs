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
            var page = await browser.Page(new()
            {
                BaseURL = town.Host.Address.ToString(),
                ExtraHTTPHeaders = new Dictionary<string, string>
                {
                    ["Authorization"] = helper.Http.DefaultRequestHeaders.Authorization!.ToString(),
                },
            });
            await page.GotoAsync($"/{Town.Code}/requests/{request}");
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
}
