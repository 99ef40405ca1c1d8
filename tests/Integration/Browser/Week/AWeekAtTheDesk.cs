using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Messages;
using Coordination.Integration.Postgres;
using Coordination.Specs.Golden;
using Microsoft.Playwright;

namespace Coordination.Integration.Browser.Week;

/// <summary>
/// A week of one coordinator, two helpers, somebody on a phone without scripts, and a steward, in browsers. What each thing takes is the
/// table of <c>docs/week.md</c>; <c>GOLDEN=write</c> writes it anew.
/// </summary>
public sealed partial class AWeekAtTheDesk(TestPostgres postgres, InstalledBrowser browser)
    : IClassFixture<InstalledBrowser>, IAsyncLifetime
{
    private const string Home = "/hebble-end", Mark = "<!-- the week -->\n";
    private static readonly string guide = Path.Combine(GoldenFiles.Root, "docs", "week.md");
    private readonly Tasks tasks = new();
    private readonly List<IPage> open = [];
    private PostOffice? opened;
    private Village? founded;

    private PostOffice Office => opened!;
    private TestHost Host => Office.Host;
    private Village Village => founded!;
    private Caller Ada => Village.Ada;

    [Fact]
    public async Task Everything_of_a_week_takes_what_the_guide_says_and_what_happens_daily_takes_little()
    {
        await TakeCallsAsync();
        await RunSessionsAsync();
        await AskAtHomeAsync();
        await HelpAsync();
        await LookAfterItAsync();

        tasks.All.Should().HaveCountGreaterThanOrEqualTo(40);
        tasks.All.Where(done => done.Took.Pages > 6).Should().BeEmpty("nothing of a week leads over so many pages");
        Took("Where is my parcel?").Pages.Should().BeLessThanOrEqualTo(2);
        Took("Correct a wrong quantity").Pages.Should().BeLessThanOrEqualTo(3);
        Took("Move a session with twelve people, and everybody is told").Pages.Should().BeLessThanOrEqualTo(4);
        await CompareAsync();
    }

    private Effort Took(string what) => tasks.All.Single(done => done.What == what).Took;

    private async Task CompareAsync()
    {
        var said = await File.ReadAllTextAsync(guide, TestContext.Current.CancellationToken);
        var parts = said.Split(Mark);
        parts.Should().HaveCount(3, "the table stands between two marks");
        var now = string.Join(Mark, parts[0], tasks.Table(), parts[2]);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            await File.WriteAllTextAsync(guide, now, TestContext.Current.CancellationToken);
        else parts[1].Should().Be(tasks.Table(), "the guide tells what it takes");
    }

    private Task DeskAsync(string what, Visitor visitor, Func<Visitor, Task> how) => tasks.DoAsync("coordinator", visitor, what, how);

    /// <summary>Somebody at a phone.</summary>
    private async Task<Visitor> VisitAsync(string subject, bool scripts = true)
    {
        var page = await browser.Page(new()
        {
            BaseURL = Host.Address.ToString(),
            ExtraHTTPHeaders = Host.TokenOf(subject),
            ViewportSize = new() { Width = 390, Height = 844 },
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        open.Add(page);
        return new(page);
    }

    private async Task<string> MadeAsync(Caller by, string path, object body)
    {
        var made = (await by.PostAsync(path, body)).ShouldBe(HttpStatusCode.Created).Id;
        await Host.CaughtUpAsync();
        return made;
    }

    public async ValueTask InitializeAsync()
    {
        opened = await PostOffice.OpenAsync(postgres);
        founded = await opened.FoundAsync("hebble-end");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in open) await page.Context.CloseAsync();
        if (opened is not null) await opened.DisposeAsync();
    }
}
