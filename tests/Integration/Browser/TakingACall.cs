using System.Text.RegularExpressions;
using Coordination.Integration.Demo;
using Coordination.Specs.Golden;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>
/// A coordinator with the phone in one hand writes a request down by keyboard alone. <c>PICTURES=write</c> takes the pictures of
/// <c>docs/taking-a-call.md</c> anew.
/// </summary>
[Collection(nameof(ShownDemo))]
public sealed partial class TakingACall(LoadedDemo demo, InstalledBrowser browser) : IAsyncLifetime
{
    private const int MostPages = 2, MostTabs = 40;
    private static readonly string docs = Path.Combine(GoldenFiles.Root, "docs");
    private IPage? open;
    private int keys, pages;

    private IPage Page => open!;

    [Fact]
    public async Task The_request_stands_after_two_pages_and_no_more_keys_than_the_guide_says()
    {
        await Page.GotoAsync("/calder-larder/today");
        pages = 0;

        await SkipToMainAsync();
        await TabToAsync("a[href$='/requests/add']");
        await PictureAsync("call-1-today");
        await PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Add a request for somebody");

        await SkipToMainAsync();
        await SayAsync("#name", "Mair Lewis");
        await SayAsync("#phone", "01632 960555");
        await ChooseAsync("[name=category]", "foo");
        await SayAsync("#words", "Two parcels till Friday, nothing that needs an oven");
        await SayAsync("[name='wanted.amount']", "2");
        await ChooseAsync("[name='wanted.unit']", "par");
        await ChooseAsync("[name=ward]", "ove");
        await TabToAsync("main button[type=submit]");
        await PictureAsync("call-2-form");
        await PressAsync("Enter");

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Two parcels till Friday, nothing that needs an oven");
        await Expect(Page.Locator("main")).ToContainTextAsync("Mair Lewis");
        await Expect(Page.Locator("#request-state")).ToContainTextAsync("2 parcels");
        await PictureAsync("call-3-request");
        pages.Should().BeLessThanOrEqualTo(MostPages);
        keys.Should().BeLessThanOrEqualTo(int.Parse(Promised()
            .Match(await File.ReadAllTextAsync(Path.Combine(docs, "taking-a-call.md"), TestContext.Current.CancellationToken)).Groups[
            1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task SkipToMainAsync()
    {
        await TabToAsync(".skip");
        await PressAsync("Enter");
    }

    private async Task PressAsync(string key)
    {
        keys++;
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>The focused control is always marked. Inside a date the browser marks it itself.</summary>
    private async Task TabToAsync(string wanted)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await PressAsync("Tab");
            (await Page.EvaluateAsync<bool>(
                "(e => e === document.body || e.matches(':focus-visible, [type=date], [type=time]'))(document.activeElement)")).Should()
                .BeTrue();
            if (await Page.EvaluateAsync<bool>("wanted => document.activeElement.matches(wanted)", wanted)) return;
        }
        Assert.Fail($"{wanted} is not reached by Tab.");
    }

    /// <summary>The words that are said on the phone are not counted as keystrokes.</summary>
    private async Task SayAsync(string field, string words)
    {
        await TabToAsync(field);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(words);
    }

    private async Task ChooseAsync(string field, string letters)
    {
        await TabToAsync(field);
        foreach (var letter in letters) await PressAsync(letter.ToString());
    }

    private async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") == "write")
            await Page.ScreenshotAsync(new() { Path = Path.Combine(docs, "pictures", name + ".png"), FullPage = name == "call-2-form" });
    }

    public async ValueTask InitializeAsync()
    {
        var host = await demo.HostAsync();
        await host.CaughtUpAsync();
        var coordinator = (await Guest.AllAsync(host)).First(g => g.Role == "coordinator");
        open = await browser.Page(new()
        {
            BaseURL = host.Address.ToString(),
            ExtraHTTPHeaders = host.TokenOf(coordinator.Subject),
            ViewportSize = new() { Width = 1040, Height = 860 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            Locale = "en-GB"
        });
        open.Response += (_, response) => { if (response.Request.IsNavigationRequest && response.Status == 200) pages++; };
    }

    public async ValueTask DisposeAsync()
    {
        if (open is not null) await open.Context.CloseAsync();
    }

    [GeneratedRegex(@"\*\*(\d+) keys\*\*")]
    private static partial Regex Promised();
}
