using Coordination.Integration.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

/// <summary>What people do on pages, in a real browser: on a phone without scripts, and live.</summary>
[Collection(nameof(Town))]
public sealed class PagesForEverybody(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private readonly List<IPage> opened = [];

    [Fact]
    public async Task Help_is_asked_for_on_a_phone_without_scripts_in_six_pages()
    {
        var page = await PageAsync("nora", 390, scripts: false);
        var pages = 0;
        page.Response += (_, response) => { if (response.Request.IsNavigationRequest && response.Status == 200) pages++; };

        await page.GotoAsync("/mill-street/ask");
        await page.GetByText("Food", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("In your own words").FillAsync("Supper for two");
        await ContinueAsync(page);
        await page.GetByText("Tomorrow").ClickAsync();
        await ContinueAsync(page);
        await page.GetByText(Town.Ward).ClickAsync();
        await ContinueAsync(page);
        await page.GetByLabel("Your name").FillAsync("Nora");
        await page.GetByLabel("Your phone number").FillAsync("07700 900781");
        await ContinueAsync(page);
        await page.Locator("button[type=submit]:not([tabindex])").GetByText("Ask for help").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("We have your request");
        pages.Should().BeLessThanOrEqualTo(6);
        await page.GotoAsync("/mill-street/mine");
        await Expect(page.Locator("#requests")).ToContainTextAsync("Supper for two");
    }

    [Fact]
    public async Task Help_is_offered_on_a_phone_without_scripts()
    {
        var page = await PageAsync("ben", 390, scripts: false);

        await page.GotoAsync("/mill-street/offers/new");
        await page.GetByLabel("Kind of help").SelectOptionAsync("lift");
        await page.GetByLabel("In your own words").FillAsync("Lifts to the clinic");
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer help" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lifts to the clinic");
    }

    [Fact]
    public async Task A_session_is_planned_and_a_place_booked_without_scripts()
    {
        var page = await PageAsync("ada", 390, scripts: false);

        await page.GotoAsync("/mill-street/sessions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan a session" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Bike repair");
        await page.GetByLabel("Kind of help").SelectOptionAsync("task");
        await page.GetByLabel("Day").FillAsync(Day(3));
        await page.GetByLabel("Starts at").FillAsync("10:00");
        await page.GetByLabel("Ward").SelectOptionAsync(Town.Ward);
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan a session" }).ClickAsync();
        await page.GetByText("Book for somebody").ClickAsync();
        await page.GetByLabel("Find a person").FillAsync("Cleo");
        await page.Locator("#book").GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book the place" }).ClickAsync();

        await Expect(page.Locator("#session-expected")).ToContainTextAsync("Cleo");
        await Expect(page.Locator("#session-expected")).ToContainTextAsync("11 places free");
    }

    [Fact]
    public async Task A_sessions_page_shows_by_itself_who_booked_meanwhile()
    {
        var session = await SessionAsync("Choir");
        var page = await PageAsync("ada", 1440);
        await page.GotoAsync($"/mill-street/sessions/{session}");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Live");

        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(System.Net.HttpStatusCode.OK);

        await Expect(page.Locator("#session-expected")).ToContainTextAsync("Ben");
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

    private static Task ContinueAsync(IPage page) => page.Locator("button.primary").ClickAsync();

    private async Task<IPage> PageAsync(string subject, int width, bool scripts = true)
    {
        var page = await browser.Page(new()
        {
            BaseURL = town.Host.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 844 },
            JavaScriptEnabled = scripts,
            ExtraHTTPHeaders = town.Host.TokenOf(subject),
        });
        opened.Add(page);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in opened) await page.Context.CloseAsync();
    }
}
