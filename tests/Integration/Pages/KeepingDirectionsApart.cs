using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>
/// Whatever people are called, and in whatever direction that is written, it turns nothing beside it: not on pages, not in their titles and
/// labels, not in calendars.
/// </summary>
[Collection(nameof(Town))]
public sealed partial class KeepingDirectionsApart(Town town)
{
    private const string Code = "warm-house";
    private static readonly string[] names =
        ["\u05d1\u05d9\u05ea \u05d7\u05dd (1)", "\u05de\u05e8\u05e7 (2)", "\u05d3\u05d5\u05d3 (3)", "\u05ea\u05db\u05e0\u05d9\u05ea (4)"];

    [Fact]
    public async Task On_every_page_that_is_reached_from_today()
    {
        var zoe = town.As("zoe of " + Code, Code);
        await FoundAsync(zoe);
        var browser = new Browsing(town.Host.SignedIn("zoe of " + Code));
        var (waiting, seen, open) = (new Queue<string>([$"/{Code}/today", "/"]), new HashSet<string>(), new List<string>());
        var met = new HashSet<string>();
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            var page = await browser.GetAsync(path);
            if (page.Status is not HttpStatusCode.OK || !page.Html.StartsWith("<!DOCTYPE", StringComparison.Ordinal)) continue;
            foreach (var (name, where) in Bare(page.Html, met)) open.Add($"{path}: {name} in {where}");
            foreach (Match link in Link().Matches(page.Html)) waiting.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }
        seen.Count.Should().BeGreaterThan(12);
        met.Should().BeEquivalentTo(names);
        open.Should().BeEmpty();
    }

    [Fact]
    public async Task In_the_name_of_a_calendar()
    {
        await FoundAsync(town.As("zoe of " + Code, Code));
        var calendar = await town.Host.Http.GetStringAsync(new Uri($"/{Code}/sessions.ics", UriKind.Relative),
            TestContext.Current.CancellationToken);
        Regex.Match(calendar.Replace("\r\n ", "", StringComparison.Ordinal), "X-WR-CALNAME:(.*)\r").Groups[1].Value.Should()
            .Contain($"\u2068{names[0]}\u2069");
    }

    /// <summary>Where a name stands as part of a text that is not marked off from it.</summary>
    private static IEnumerable<(string Name, string Where)> Bare(string html, HashSet<string> met)
    {
        var around = new Stack<string>();
        foreach (Match piece in Piece().Matches(html))
        {
            var text = WebUtility.HtmlDecode(piece.Value);
            if (piece.Value is not ['<', ..])
            {
                foreach (var name in names.Where(n => text.Contains(n, StringComparison.Ordinal)))
                {
                    met.Add(name);
                    if (!around.Any(IsApart) && !IsMarkedOff(text, name)) yield return (name, around.Peek());
                }
                continue;
            }
            foreach (Match attribute in Attribute().Matches(piece.Value))
                foreach (var name in names)
                    if (WebUtility.HtmlDecode(attribute.Groups[1].Value) is var value && value.Contains(name, StringComparison.Ordinal)
                        && value != name && !IsMarkedOff(value, name)) yield return (name, piece.Value);
            if (piece.Value.StartsWith("</", StringComparison.Ordinal)) around.TryPop(out _);
            else if (!piece.Value.EndsWith("/>", StringComparison.Ordinal) && !Empty().IsMatch(piece.Value)) around.Push(piece.Value);
        }
    }

    private static bool IsMarkedOff(string text, string name) => text.Contains($"\u2068{name}\u2069", StringComparison.Ordinal);

    /// <summary>Elements whose content is apart by what they are, or by the style of sealed values.</summary>
    private static bool IsApart(string tag) => tag.StartsWith("<bdi", StringComparison.Ordinal)
        || tag.StartsWith("<textarea", StringComparison.Ordinal) || tag.StartsWith("<option", StringComparison.Ordinal)
        || tag.Contains(" data-sealed=", StringComparison.Ordinal);

    private async Task FoundAsync(Caller zoe)
    {
        var charter = new[] { new { id = "P-1", parameter = "public-sessions", codes = new[] { "yes" } } };
        var founded = await zoe.PostAsync("/api/communities", new { code = Code, name = names[0], yourName = names[2], charter });
        if (founded.Code == "community.code-taken") return;
        founded.ShouldBe(HttpStatusCode.Created);
        var session = (await zoe.PostAsync("/sessions/plan", new
        {
            title = names[1],
            category = "food",
            starts = new { on = town.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", null), at = "23:58" },
            minutes = 90,
            ward = Town.Ward,
            capacity = new { amount = 8, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await zoe.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        (await zoe.PostAsync("/programs/issue", new { name = names[3], scopes = new[] { "read-today" }, days = 1 }))
            .ShouldBe(HttpStatusCode.Created);
        (await zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
        (await zoe.PostAsync("/offers/make", Town.Offering())).ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
    }

    [GeneratedRegex("<(?:script|style)[\\s\\S]*?</(?:script|style)>|<!--[\\s\\S]*?-->|<[^>]+>|[^<]+")]
    private static partial Regex Piece();

    [GeneratedRegex("[a-z-]+=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("^<(?:!|meta|link|input|br|img|use|path|rect|circle|line|hr)")]
    private static partial Regex Empty();

    [GeneratedRegex("href=\"(/warm-house[^\"#]*|/[^\"#/]*)\"")]
    private static partial Regex Link();
}
