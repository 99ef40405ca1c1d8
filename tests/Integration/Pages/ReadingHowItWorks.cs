using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>Each page says in five lines how it works, and the help says what each does first, in every language.</summary>
[Collection(nameof(Town))]
public sealed partial class ReadingHowItWorks(Town town)
{
    private static readonly string[] pages = ["/today", "/requests", "/requests/add", "/offers", "/sessions", "/people", "/mine",
        "/my-data", "/charter", "/settings", "/wind-down", "/reviews", "/handovers", "/messages", "/charts", "/changes"];

    [Theory]
    [InlineData("en", "How this works"), InlineData("cy", "Sut mae hyn yn gweithio"), InlineData("ar", "كيف يعمل هذا")]
    public async Task Every_page_says_it_in_five_lines(string language, string title)
    {
        var (ada, different) = (new Browsing(town.Host.SignedIn("ada")), new HashSet<string>());
        foreach (var page in pages)
        {
            var shown = await ada.GetAsync($"/{Town.Code}{page}?language={language}");
            shown.ShouldBe(HttpStatusCode.OK).ShouldSay(title);
            var lines = Lines().Match(shown.Html).Groups["lines"].Value;
            Line().Count(lines).Should().Be(5, "{0} says how it works", page);
            different.Add(lines);
        }
        different.Should().HaveCount(pages.Length, "no two pages work alike");
    }

    [Theory]
    [InlineData("en", "You are a steward"), InlineData("cy", "Rydych yn stiward"), InlineData("ar", "تشرف على مجتمع")]
    public async Task The_help_is_for_everybody_and_says_what_each_does_first(string language, string title)
    {
        var help = (await new Browsing(town.Host.Client()).GetAsync("/help?language=" + language)).ShouldBe(HttpStatusCode.OK)
            .ShouldSay(title);
        Line().Count(help.Html[help.Html.IndexOf("<main", StringComparison.Ordinal)..]).Should().Be(4 * 5);
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/{Town.Code}/today")).Html.Should().Contain("href=\"/help\"");
    }

    [GeneratedRegex("""<details class="aside">\s*<summary>[^<]*</summary>\s*<ul>(?<lines>.*?)</ul>""", RegexOptions.Singleline)]
    private static partial Regex Lines();

    [GeneratedRegex("<li>")]
    private static partial Regex Line();
}
