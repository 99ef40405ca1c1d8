using Coordination.Integration.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>A printed page is the sheet alone, dark on white in any theme, also without scripts.</summary>
[Collection(nameof(ShownDemo))]
public sealed class OnPaper(LoadedDemo demo, InstalledBrowser browser)
{
    private const string Colours =
        "(s => [s.backgroundColor, getComputedStyle(document.querySelector('h1')).color])(getComputedStyle(document.documentElement))";

    [Theory]
    [InlineData("/{community}/call-list", true)]
    [InlineData("/{community}/sessions/{id}/print", true)]
    [InlineData("/{community}/sessions/{id}", false)]
    public async Task A_page_prints_dark_on_white_without_what_surrounds_it(string pattern, bool isSheet)
    {
        var host = await demo.HostAsync();
        await host.CaughtUpAsync();
        var coordinator = (await Guest.AllAsync(host)).First(g => g.Role == "coordinator");
        var page = await browser.Page(new()
        {
            BaseURL = host.Address.ToString(),
            ExtraHTTPHeaders = host.TokenOf(coordinator.Subject),
            ColorScheme = ColorScheme.Dark,
            JavaScriptEnabled = false
        });
        await page.GotoAsync(coordinator.Fill(pattern)[0]);
        (await page.EvaluateAsync<string[]>(Colours))[0].Should().NotBe("rgb(255, 255, 255)", "on the screen it is dark");

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        (await page.EvaluateAsync<string[]>(Colours)).Should().Equal("rgb(255, 255, 255)", "rgb(24, 28, 30)");
        foreach (var around in (string[])[".top", ".foot", ".bottom-nav", ".strip", ".tools", ".crumb"])
            foreach (var part in await page.Locator(around).AllAsync()) await Expect(part).ToBeHiddenAsync();
        if (isSheet) await Expect(page.Locator(".sheet-end")).ToBeVisibleAsync();
        if (isSheet) await Expect(page.Locator(".box").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_scripts_one_button_prints()
    {
        var host = await demo.HostAsync();
        var coordinator = (await Guest.AllAsync(host)).First(g => g.Role == "coordinator");
        var page = await browser.Page(new() { BaseURL = host.Address.ToString(), ExtraHTTPHeaders = host.TokenOf(coordinator.Subject) });
        await page.GotoAsync(coordinator.Fill("/{community}/call-list")[0]);
        await page.EvaluateAsync("print = () => { printed = true }");

        await page.GetByRole(AriaRole.Button, new() { Name = "Print" }).ClickAsync();

        (await page.EvaluateAsync<bool>("printed")).Should().BeTrue();
        await page.Context.CloseAsync();
    }
}
