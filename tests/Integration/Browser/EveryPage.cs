using Coordination.Integration.Commands;
using Coordination.Integration.Demo;
using Coordination.Integration.Pages;
using Microsoft.Playwright;

namespace Coordination.Integration.Browser;

/// <summary>One demo and one browser for all these tests.</summary>
[CollectionDefinition(nameof(ShownDemo))]
public sealed class ShownDemo : ICollectionFixture<LoadedDemo>, ICollectionFixture<InstalledBrowser>;

/// <summary>
/// Every page of the routing table on the demo, for each role. The quick form takes each page once, by day on a phone or by night at a desk
/// in turn; <c>COORDINATION_FULL=1</c> each for every role that may see it, light and dark, at both widths.
/// </summary>
[Collection(nameof(ShownDemo))]
public sealed class EveryPage(LoadedDemo demo, InstalledBrowser browser)
{
    private const int Phone = 390, Desk = 1440, Narrowest = 320, FewWords = 15;

    [Fact]
    public async Task The_demo_has_something_for_every_page()
    {
        var (pages, unreached) = await new PageTable(await demo.HostAsync()).ReadAsync();

        unreached.Should().BeEmpty("every page is opened, or Guest has to know values for its parameters");
        pages.Select(p => p.Pattern).Distinct().Should()
            .HaveCountGreaterThan(20).And.Contain(["/", "/{community}/today", "/{community}/requests/{id}", "/{community}/ask/done/{id}",
            "/{community}/join", "/{community}/call-list"]);
        pages.Where(p => p.Pattern == "/{community}/today").Select(p => p.Guest.Role).Should().BeEquivalentTo("coordinator", "steward");
    }

    [Fact]
    public async Task Every_page_can_be_used_by_everybody_at_any_width_by_day_and_by_night()
    {
        var (pages, _) = await new PageTable(await demo.HostAsync()).ReadAsync();
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var guest in pages.GroupBy(p => p.Guest))
        {
            var page = await PageAsync(guest.Key, wrong);
            foreach (var walked in guest.Where(w => Extent.IsFull || w == pages.First(p => p.Pattern == w.Pattern)))
            {
                var before = wrong.Count;
                await page.SetViewportSizeAsync(Phone, 844);
                await page.GotoAsync(walked.Path);
                wrong.AddRange(await PageChecks.HitAsync(page));
                if (Extent.IsFull || seen++ % 2 == 0) wrong.AddRange(await PageChecks.AxeAsync(page));
                wrong.AddRange(await PageChecks.SidewaysAsync(page, Narrowest, Phone, Desk));
                wrong.AddRange(await PageChecks.HitAsync(page));
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                if (Extent.IsFull || seen % 2 == 0) wrong.AddRange(await PageChecks.AxeAsync(page));
                if (Extent.IsFull) wrong.AddRange(await AtTheOtherWidthsAsync(page));
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                for (var at = before; at < wrong.Count; at++) wrong[at] = $"{walked}: {wrong[at]}";
            }
            await page.Context.CloseAsync();
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Written_from_right_to_left_no_page_is_wider_than_its_screen_or_speaks_English()
    {
        var (pages, _) = await new PageTable(await demo.HostAsync()).ReadAsync();
        // What people of the demo wrote stays English, and may hold a few of our words.
        var (wrong, english) = (new List<string>(), OtherLanguages.NotIn("ar").Where(text => text.Length > FewWords).ToList());
        foreach (var guest in pages.GroupBy(p => p.Guest))
        {
            var page = await PageAsync(guest.Key, wrong);
            await page.GotoAsync("/?language=ar");
            foreach (var walked in guest.Where(w => Extent.IsFull || w == pages.First(p => p.Pattern == w.Pattern)))
            {
                await page.GotoAsync(walked.Path);
                if (await page.EvaluateAsync<string>("document.documentElement.dir") != "rtl")
                    wrong.Add($"{walked} is not written from right to left");
                var text = await page.Locator("body").TextContentAsync() ?? "";
                wrong.AddRange(english.Where(text.Contains).Select(left => $"{walked} says in English: {left}"));
                wrong.AddRange((await PageChecks.SidewaysAsync(page, Narrowest, Phone, Desk)).Select(w => $"{walked}: {w}"));
                if (Extent.IsFull) wrong.AddRange([.. await PageChecks.HitAsync(page), .. await PageChecks.AxeAsync(page)]);
            }
            await page.Context.CloseAsync();
        }
        wrong.Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> AtTheOtherWidthsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Phone, 844);
        var dark = await PageChecks.AxeAsync(page);
        await page.SetViewportSizeAsync(Desk, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. dark, .. await PageChecks.AxeAsync(page)];
    }

    /// <summary>Every complaint of the browser is a fault, such as blocked scripts and styles.</summary>
    private async Task<IPage> PageAsync(Guest guest, List<string> complaints)
    {
        var host = await demo.HostAsync();
        var page = await browser.Page(new()
        {
            BaseURL = host.Address.ToString(),
            ExtraHTTPHeaders = host.TokenOf(guest.Subject),
            ReducedMotion = ReducedMotion.Reduce
        });
        page.Console += (_, message) =>
            {
                if (message.Type == "error"
                && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Add("browser: " + message.Text);
            };
        page.PageError += (_, error) => complaints.Add("script: " + error);
        return page;
    }
}
