using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>What an emergency opened on a page is closed there when the half hour is over.</summary>
[Collection(nameof(Town))]
public sealed class ClosingWhatWasOpened(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>
{
    [Fact]
    public async Task An_emergency_access_that_is_over_closes_the_open_page()
    {
        var (code, ada) = await town.FoundedAsync();
        var ids = new Dictionary<string, string>();
        foreach (var name in (string[])["yara", "zoe", "amir"])
        {
            ids[name] = (await town.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            if (name != "yara") (await ada.PostAsync($"/people/{ids[name]}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        }
        var (yara, id) = (town.As("yara", code), ids["yara"]);
        (await yara.PostAsync($"/people/{id}/change-contact", new { phone = "07700 900881", address = "9 Hidden Row" }))
            .ShouldBe(HttpStatusCode.OK);
        (await yara.PostAsync($"/people/{id}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync("/emergency-access/open", new { person = id, emergency = "risk-to-life", words = "She smelled gas" }))
            .ShouldBe(HttpStatusCode.Created);
        var page = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ExtraHTTPHeaders = new Dictionary<string, string>
            {
                ["Authorization"] = ada.Http.DefaultRequestHeaders.Authorization!.ToString(),
            },
        });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/{code}/people/{id}");
        var main = page.Locator("main");
        await Expect(main).ToContainTextAsync("9 Hidden Row");
        await Expect(page.Locator("main a[href^='tel:']")).ToHaveCountAsync(1);

        await page.Clock.FastForwardAsync("29:00");
        await Expect(main).ToContainTextAsync("9 Hidden Row");
        await page.Clock.FastForwardAsync("02:00");

        await Expect(main).Not.ToContainTextAsync("9 Hidden Row");
        await Expect(page.GetByText("Emergency access is over.")).ToBeVisibleAsync();
        await Expect(page.Locator("main a[href^='tel:']")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
