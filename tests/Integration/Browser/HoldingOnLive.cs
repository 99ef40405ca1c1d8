using Coordination.Integration.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>On live pages readers keep the focus and what they are typing when the page changes.</summary>
[Collection(nameof(Town))]
public sealed class HoldingOnLive(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private IPage? open;

    [Theory]
    [InlineData("/today?wall=1", "main a.button", "#wall-requests-title")]
    [InlineData("/requests?show=all", "#requests tbody a", "#requests tbody")]
    [InlineData("/offers", "#offers tbody a", "#offers tbody")]
    public async Task Focus_stays_where_it_was_when_a_list_changes(string path, string held, string changes)
    {
        await town.RaiseAsync(body: Town.Asking("Held already"));
        await town.OfferAsync();
        var page = await PageAsync(path);
        await page.EvaluateAsync(
            """
            ([held, changes]) => {
                here = document.querySelector(held); here.focus(); before = document.querySelector(changes).innerText;
            }
            """, new[] { held, changes });

        if (path == "/offers")
            await town.Ben.PostAsync("/offers/make",
                new { category = "errand", words = "Quite another offer", offered = new { amount = 3, unit = "trip" } });
        else await town.Cleo.PostAsync("/requests/raise", Town.Asking("Quite another request"));

        await page.WaitForFunctionAsync("changes => document.querySelector(changes).innerText !== before", changes);
        (await page.EvaluateAsync<bool>("document.activeElement === here && here.isConnected")).Should().BeTrue();
    }

    [Fact]
    public async Task What_is_being_typed_stays_when_somebody_else_books()
    {
        var session = (await town.Ada.PostAsync("/sessions/plan",
            new
            {
                title = "Typing",
                category = "household",
                starts = new { on = town.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", null), at = "12:00" },
                minutes = 60,
                ward = Town.Ward,
                capacity = new { amount = 5, unit = "person" }
            })).Id;
        var page = await PageAsync($"/sessions/{session}");
        await page.GetByText("Book for somebody").ClickAsync();
        await page.GetByLabel("Find a person").PressSequentiallyAsync("Cle");

        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(System.Net.HttpStatusCode.OK);

        await Expect(page.Locator("#session-expected")).ToContainTextAsync("Ben");
        await Expect(page.GetByLabel("Find a person")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("o");
        await Expect(page.GetByLabel("Find a person")).ToHaveValueAsync("Cleo");
    }

    private async Task<IPage> PageAsync(string path)
    {
        var page = open = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ExtraHTTPHeaders = town.Host.TokenOf("ada"),
            ReducedMotion = ReducedMotion.Reduce
        });
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync($"/{Town.Code}{path}");
        await Expect(page.Locator("[data-live-status]")).ToContainTextAsync("Live");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (open is not null) await open.Context.CloseAsync();
    }
}
