using Coordination.Integration.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>Single-key shortcuts can be switched off (WCAG 2.1.4), and stay off.</summary>
[Collection(nameof(Town))]
public sealed class SingleKeys(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private IPage? open;

    [Fact]
    public async Task They_can_be_switched_off_stay_off_on_every_page_and_come_back()
    {
        var page = open = await browser.Page(new() { BaseURL = town.Host.Address.ToString(), ExtraHTTPHeaders = town.Host.TokenOf("ada") });
        var status = page.Locator("main [data-live-status]");
        await page.GotoAsync("/mill-street/today");
        await Expect(status).ToContainTextAsync("Live");

        await Switch(page).UncheckAsync();
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.PressAsync("j");
        await Expect(status).ToContainTextAsync("Live");
        (await FocusedAsync(page)).Should().Be("BODY", "no key moved it");

        await page.GotoAsync("/mill-street/people");
        await Expect(Switch(page)).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("/");
        (await FocusedAsync(page)).Should().Be("BODY");

        await Switch(page).CheckAsync();
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Find somebody or something")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByLabel("Find somebody or something")).ToHaveValueAsync("p", new() { Timeout = 5000 });

        await page.GotoAsync("/mill-street/today");
        await Expect(status).ToContainTextAsync("Live");
        await page.Keyboard.PressAsync("p");
        await Expect(status).ToContainTextAsync("Paused");
    }

    [Fact]
    public async Task Without_scripts_there_are_none_and_nothing_says_there_were()
    {
        var page = open = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ExtraHTTPHeaders = town.Host.TokenOf("ada"),
            JavaScriptEnabled = false
        });
        await page.GotoAsync("/mill-street/today");

        await Expect(page.Locator("[data-shortcuts]")).ToBeHiddenAsync();
    }

    private static ILocator Switch(IPage page) => page.GetByLabel("Single-key shortcuts");
    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.tagName === 'MAIN' ? 'BODY' : document.activeElement.tagName");

    public async ValueTask DisposeAsync()
    {
        if (open is not null) await open.Context.CloseAsync();
    }
}
