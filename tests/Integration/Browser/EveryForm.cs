using Coordination.Integration.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>Each form goes through in a browser, with scripts and without.</summary>
[Collection(nameof(Town))]
public sealed class EveryForm(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private readonly List<IPage> opened = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_new_joins_asks_offers_books_gives_back_and_withdraws(bool scripts)
    {
        var page = await PageAsync($"newcomer-{scripts}", scripts);
        await page.GotoAsync("/mill-street/join");
        await page.GetByLabel("Your name").FillAsync("New Comer");
        await Button(page, "Join").ClickAsync();
        await TitledAsync(page, "My requests and offers");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ask for help" }).ClickAsync();
        await page.GetByText("Food", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("In your own words").FillAsync("Bread, any kind");
        await Button(page, "Continue").ClickAsync();
        await page.GetByText("No rush").ClickAsync();
        await Button(page, "Continue").ClickAsync();
        await page.GetByText(Town.Ward).ClickAsync();
        await Button(page, "Continue").ClickAsync();
        await page.GetByLabel("Your phone number").FillAsync("07700 900555");
        await Button(page, "Continue").ClickAsync();
        await Button(page, "Ask for help").ClickAsync();
        await TitledAsync(page, "We have your request");

        await page.GotoAsync("/mill-street/offers/new");
        await page.GetByLabel("Kind of help").SelectOptionAsync("lift");
        await page.GetByLabel("In your own words").FillAsync("A lift on Fridays");
        await Button(page, "Offer help").ClickAsync();
        await TitledAsync(page, "A lift on Fridays");

        await page.GotoAsync($"/mill-street/sessions/{await SessionAsync($"Booked by a newcomer, {scripts}")}");
        await Button(page, "Book a place for me").ClickAsync();
        await Expect(page.Locator("#session-expected")).ToContainTextAsync("New Comer");
        await Button(page, "Cancel place").ClickAsync();
        await Expect(page.Locator("#session-expected")).ToContainTextAsync("5 places free");

        await town.ListedAsync();
        await page.GotoAsync("/mill-street/mine");
        await page.Locator("#requests").GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Locator("#requests").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.Locator("#offers").GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Locator("#offers").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Button(page, "Make a calendar address").ClickAsync();
        await TitledAsync(page, "Your calendar address");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to what is mine" }).ClickAsync();
        await Button(page, "Stop this address").ClickAsync();
        await Expect(Button(page, "Make a calendar address")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_coordinator_notes_down_plans_books_takes_a_call_and_proposes_and_both_say_yes(bool scripts)
    {
        var (name, offer) = ($"Olwen {scripts}",
            (await town.Ben.PostAsync("/offers/make",
            new { category = "errand", words = "Errands", offered = new { amount = 9, unit = "trip" } })).Id);
        await town.ListedAsync();
        var page = await PageAsync("ada", scripts);

        await page.GotoAsync("/mill-street/people");
        await page.GetByLabel("Their name").FillAsync(name);
        await Button(page, "Add this person").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(name);

        await page.GotoAsync("/mill-street/sessions/plan");
        await page.GetByLabel("Title").FillAsync($"Knitting {scripts}");
        await page.GetByLabel("Kind of help").SelectOptionAsync("task");
        await page.GetByLabel("Day").FillAsync(Day(4));
        await page.GetByLabel("Starts at").FillAsync("15:00");
        await page.GetByLabel("Ward").SelectOptionAsync(Town.Ward);
        await Button(page, "Plan a session").ClickAsync();
        await TitledAsync(page, $"Knitting {scripts}");
        await page.GetByText("Book for somebody").ClickAsync();
        await page.GetByLabel("Find a person").FillAsync(name);
        await page.Locator("#book").GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Button(page, "Book the place").ClickAsync();
        await Expect(page.Locator("#session-expected")).ToContainTextAsync(name);

        await page.GotoAsync("/mill-street/requests/add");
        await page.GetByLabel("Their name").FillAsync(name);
        await page.GetByLabel("Kind of help").SelectOptionAsync("errand");
        await page.GetByLabel("In their own words").FillAsync("Library books back");
        await page.GetByLabel("Unit").SelectOptionAsync("trip");
        await page.GetByLabel("Ward").SelectOptionAsync(Town.Ward);
        await Button(page, "Add a request").ClickAsync();
        await Button(page, $"It is {name}").ClickAsync();
        await TitledAsync(page, "Library books back");
        await page.Locator("#propose").GetByRole(AriaRole.Button).First.ClickAsync();
        await Button(page, $"{name} says yes").ClickAsync();
        await Button(page, "Ben says yes").ClickAsync();
        await Expect(page.Locator("#request-state")).ToContainTextAsync("07700 900001");
        (await town.Ben.PostAsync($"/offers/{offer}/withdraw", null)).Status.Should()
            .BeOneOf(System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.Conflict);
    }

    private async Task<string> SessionAsync(string title) => (await town.Ada.PostAsync("/sessions/plan", new
    {
        title,
        category = "household",
        starts = new { on = Day(3), at = "12:00" },
        minutes = 60,
        ward = Town.Ward,
        capacity = new { amount = 5, unit = "person" },
    })).ShouldBe(System.Net.HttpStatusCode.Created).Id;

    private string Day(int ahead) => town.Clock.GetUtcNow().UtcDateTime.AddDays(ahead).ToString("yyyy-MM-dd", null);

    /// <summary>The visible button. A form of several steps has a hidden one as well, for the Enter key.</summary>
    private static ILocator Button(IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).First;

    private static Task TitledAsync(IPage page, string title) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

    private async Task<IPage> PageAsync(string subject, bool scripts)
    {
        var page = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ViewportSize = new() { Width = 390, Height = 844 },
            JavaScriptEnabled = scripts,
            ExtraHTTPHeaders = town.Host.TokenOf(subject),
            ReducedMotion = ReducedMotion.Reduce,
        });
        opened.Add(page);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in opened) await page.Context.CloseAsync();
    }
}
