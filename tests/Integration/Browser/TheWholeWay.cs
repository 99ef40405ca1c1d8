using Coordination.Host.SignIn;
using Coordination.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

[Collection(nameof(Town))]
public sealed class TheWholeWay(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly List<IPage> open = [];

    [Fact]
    public async Task An_open_dashboard_shows_a_new_request_without_reloading_and_holds_what_the_reader_holds()
    {
        await town.RaiseAsync(body: Town.Asking("The first one", neededBy: new { on = Tomorrow, at = "00:05" }));
        var page = await PageAsync("/today");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");
        await page.SetViewportSizeAsync(900, 400);
        await page.EvaluateAsync(
            """
            mark = 'kept'; held = document.querySelector('#open-requests tbody a');
            held.focus({ preventScroll: true }); scrollTo(0, 120)
            """);

        await town.RaiseAsync(body: Town.Asking("A pram, blue if there is one", neededBy: new { on = Tomorrow, at = "00:06" }));

        await Expect(page.Locator("#open-requests")).ToContainTextAsync("A pram, blue if there is one");
        (await page.EvaluateAsync<bool>("mark === 'kept' && document.activeElement === held && held.isConnected && scrollY === 120"))
            .Should().BeTrue();
        complaints.Should().BeEmpty();
    }

    /// <summary>It is needed so soon that it is among the first of the list, however much the town waits for.</summary>
    private string Tomorrow =>
        town.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_coordinator_walks_a_request_from_the_phone_call_to_its_end_by_clicking()
    {
        await town.Ben.PostAsync("/offers/make",
            new { category = "food", words = "Parcels", offered = new { amount = 9, unit = "parcel" } });
        await town.Ada.PostAsync("/sessions/plan",
            new
            {
                title = "Pantry",
                category = "food",
                starts = new { on = town.Clock.GetUtcNow().AddMinutes(60).ToString("yyyy-MM-dd", null), at = "23:59" },
                minutes = 90,
                ward = Town.Ward,
                capacity = new { amount = 5, unit = "person" }
            });
        var page = await PageAsync("/requests/add");
        await page.GetByLabel("Their name").FillAsync("Wyn Parry");
        await page.GetByLabel("Their phone number").FillAsync("07700 900061");
        await page.GetByLabel("Kind of help").SelectOptionAsync("food");
        await page.GetByLabel("In their own words").FillAsync("Two parcels, no pork");
        await page.GetByLabel("How many?").FillAsync("2");
        await page.GetByLabel("Unit").SelectOptionAsync("parcel");
        await page.GetByLabel("Ward").SelectOptionAsync(Town.Ward);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a request" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Two parcels, no pork");

        await page.Locator("#propose").GetByRole(AriaRole.Button).First.ClickAsync();
        await Button(page, "Wyn Parry says yes").ClickAsync();
        await Button(page, "Ben says yes").ClickAsync();
        await Expect(page.Locator("#request-state")).ToContainTextAsync("07700 900001");
        await Button(page, "It fell through").ClickAsync();

        await page.Locator("#book summary").ClickAsync();
        await Button(page, "Book the place").ClickAsync();
        await Button(page, "Cancel place").ClickAsync();

        await page.Locator("#record-given summary").ClickAsync();
        await page.GetByLabel("How many parcels were given?").FillAsync("1");
        await Button(page, "Record it").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why not all of it was given.");
        await Expect(page.GetByLabel("How many parcels were given?")).ToHaveValueAsync("1");
        await page.GetByLabel("If not all: why?").SelectOptionAsync("no-stock");
        await Button(page, "Record it").ClickAsync();
        await Expect(page.Locator("#request-state")).ToContainTextAsync("Partly given");

        await page.Locator("#close-as-unmet summary").ClickAsync();
        await page.Locator("#close-as-unmet").GetByLabel("Why?").SelectOptionAsync("no-stock");
        await Button(page, "Close as unmet").ClickAsync();
        await Expect(page.Locator("#request-state")).ToContainTextAsync("Partly given, rest closed");
        var story = await page.Locator("#story h3").AllInnerTextsAsync();
        story.Should().StartWith("Wyn Parry asked for help: Food").And.EndWith("The rest was closed: 1 parcel")
            .And.ContainInOrder("Ben was asked whether they can give 2 parcels", "Wyn Parry said yes to the help",
                "Both said yes: Ben will help", "The promise of Ben fell through", "Wyn Parry has a place",
                "Given: 1 parcel. The rest stays open");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).First;

    private async Task<IPage> PageAsync(string path)
    {
        var page = await browser.Page();
        open.Add(page);
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.SetDefaultTimeout(30_000);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string>
        {
            ["Authorization"] = "Bearer " + town.Host.Services.GetRequiredService<DemoTokens>().For(new(DemoTokens.Issuer, "ada")),
        });
        await page.GotoAsync(new Uri(town.Host.Address, "/" + Town.Code + path).ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in open) await page.Context.CloseAsync();
    }
}
