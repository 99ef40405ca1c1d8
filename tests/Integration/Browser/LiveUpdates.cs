using Coordination.Host.Language;
using Coordination.Host.Today;
using Coordination.Integration.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Integration.Browser;

public sealed class LiveUpdates(ShellUnderTest shell, InstalledBrowser browser)
    : IClassFixture<ShellUnderTest>, IClassFixture<InstalledBrowser>, IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private IPage? open;

    [Fact]
    public async Task What_the_reader_holds_stays_where_it_was()
    {
        var page = await Today();
        await page.EvaluateAsync("""
            held = document.querySelector('#request-a h3 a');
            held.focus();
            key = document.querySelector('#request-a [name=idempotency-key]').value;
            """);

        await Send(new("ben/words/1"), new("ann/words/1"));

        await Expect(page.Locator("#request-b")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("document.activeElement === held && held.isConnected")).Should().BeTrue();
        (await page.EvaluateAsync<bool>("document.querySelector('#request-a [name=idempotency-key]').value === key")).Should().BeTrue();
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_opened_stays_open_and_the_rest_is_asked_for_once()
    {
        var page = await Today();

        await Send(new("ben/words/2"), new("ann/words/1"));

        await Expect(page.Locator("#request-b h3")).ToHaveTextAsync("opened ben/words/2");
        await Expect(page.Locator("#request-a h3")).ToHaveTextAsync("No cooker");
        shell.Opened.Where(keys => keys.Contains("ben/words/2")).Should().ContainSingle();
        shell.Opened.SelectMany(keys => keys).Should().NotContain("ann/words/1");
    }

    [Fact]
    public async Task Erasure_takes_back_what_was_opened_and_it_does_not_return()
    {
        var page = await Today();

        shell.Send("""<span data-sealed="ann" data-erased>Erased</span>""");
        await Expect(page.Locator("#request-a h3")).ToHaveTextAsync("Erased");
        await Send(new("ben/words/3"), new("ann/words/1"));

        await Expect(page.Locator("#request-b h3")).ToHaveTextAsync("opened ben/words/3");
        await Expect(page.Locator("#request-a h3")).ToHaveTextAsync("Erased");
    }

    [Fact]
    public async Task What_was_erased_is_not_filled_in_from_memory()
    {
        var page = await Today();

        shell.Send("""<span data-sealed="ann/words/1" data-erased>Erased</span>""");
        shell.Send(await shell.Render<OpenRequests>(ShellUnderTest.Requests(ShellUnderTest.Line("b", new("ben/words/5")))));
        await Expect(page.Locator("#request-a")).ToHaveCountAsync(0);
        await Send(new("ben/words/6"), new("ann/words/1"));

        await Expect(page.Locator("#request-a h3")).ToHaveTextAsync("opened ann/words/1");
        shell.Opened.SelectMany(keys => keys).Should().Contain("ann/words/1", because: "only the server says whether it may be seen again");
    }

    [Fact]
    public async Task People_are_sorted_by_name_once_their_names_are_opened()
    {
        var page = await Today();

        shell.Send(await shell.Render<SessionsToday>(new SessionsTodayModel("calder",
            [new("s", "/s", "Soup", ShellUnderTest.Noon, ShellUnderTest.Noon.AddHours(1), "Mixenden", 9, 3)
            {
                People = [new("1", new("abe/name/1", null, true)), new("2", new("zoe/name/1")), new("3", new("éa/name/1"))],
            }])));

        await Expect(page.Locator(".expected > li")).ToHaveTextAsync(["opened éa/name/1", "opened zoe/name/1", "Erased"],
            new() { UseInnerText = true });
    }

    [Fact]
    public async Task A_new_form_gets_the_readers_own_token()
    {
        var page = await Today();

        await Send(new("ben/words/4"), new("ann/words/1"));

        await Expect(page.Locator("#request-b [name=__RequestVerificationToken]"))
            .ToHaveValueAsync(await page.Locator("#request-a [name=__RequestVerificationToken]").InputValueAsync());
        (await page.Locator("#request-b [name=__RequestVerificationToken]").InputValueAsync()).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Pausing_closes_the_stream_and_says_so()
    {
        var page = await Today();

        await page.Keyboard.PressAsync("p");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Paused");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume updates" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");
    }

    [Fact]
    public async Task A_lost_stream_is_said_in_amber()
    {
        var page = await Today();

        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator("[data-live-lost]")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-live-lost]")).ToBeHiddenAsync();
    }

    private async Task<IPage> Today()
    {
        var page = open = await browser.Page();
        shell.Opened.Clear();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(shell.Client.BaseAddress!, "/calder/today").ToString());
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Live");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (open is not null) await open.Context.CloseAsync();
    }

    private async Task Send(Opened first, Opened second) =>
        shell.Send(await shell.Render<OpenRequests>(ShellUnderTest.Requests(ShellUnderTest.Line("b", first),
            ShellUnderTest.Line("a", second))));
}
