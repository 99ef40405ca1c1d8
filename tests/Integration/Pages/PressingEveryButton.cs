using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Pages;
using Coordination.Integration.Demo;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>Opens the pages of the demo as people of every role, and presses the buttons that are shown.</summary>
public sealed partial class PressingEveryButton(TestPostgres postgres)
{
    private const int PagesOfAKind = 25, PressesOfAKind = 2;
    private static readonly string[] last = ["give-up-role", "leave", "mark-deceased", "mark-minor"];
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed record Button(string Action, IReadOnlyDictionary<string, string> Fields)
    {
        public string Verb => Action.Split('/')[^1];
        public string Key => $"{Verb} {Fields.GetValueOrDefault("side")} {Fields.GetValueOrDefault("role")}";
    }

    [Fact]
    public async Task No_button_that_is_shown_is_refused()
    {
        await using var host = await LoadedDemo.StartAsync(postgres);
        var cast = (await host.Http.GetFromJsonAsync<JsonElement>("/dev/people", Cancellation)).EnumerateArray()
            .Select(p => (Person: p.GetProperty("person").GetString()!, Code: p.GetProperty("community").GetString()!,
                Roles: p.GetProperty("roles").ToString()))
            .GroupBy(p => (p.Code, p.Roles)).SelectMany(g => g.Take(2)).ToList();
        var (pressed, refused) = (new Dictionary<string, int>(), new List<string>());
        foreach (var isLast in (bool[])[false, true])
            foreach (var (person, code, roles) in cast)
            {
                var browsing = new Browsing(host.SignedIn(person));
                foreach (var path in await PagesAsync(browsing, code))
                    while (await NextAsync(browsing, path, b => Counts(b, path, roles, isLast)) is { } button)
                    {
                        var answer = await browsing.PostAsync(button.Action, button.Fields);
                        if (answer.Status is not HttpStatusCode.OK)
                            refused.Add($"{roles} {path}: {button.Action} {button.Key} is answered {answer.Status}: {answer.Text}");
                        await host.CaughtUpAsync();
                    }
            }

        refused.Should().BeEmpty();
        pressed.Keys.Select(k => k.Split(' ')[^3]).Distinct().Should().Contain(
            ["accept", "decline", "attended", "absent", "undo-attendance", "dissolve", "propose", "cancel", "withdraw", "invite",
                "appoint-steward", "restrict-address", "mark-deceased", "start-break", "leave"]);

        bool Counts(Button button, string path, string roles, bool isLast)
        {
            var kind = $"{roles} {KindOf(path)} {button.Key}";
            if (last.Contains(button.Verb) != isLast || pressed.GetValueOrDefault(kind) >= PressesOfAKind) return false;
            pressed[kind] = pressed.GetValueOrDefault(kind) + 1;
            return true;
        }
    }

    /// <summary>The pages of the menu, and a few of every kind that they link to.</summary>
    private static async Task<IReadOnlyList<string>> PagesAsync(Browsing browsing, string code)
    {
        string[] begin = [.. ((string[])["today", "mine", "requests?show=waiting", "requests", "requests?show=mine", "offers", "sessions",
            "sessions/past", "people", "settings", "my-data"]).Select(p => $"/{code}/{p}"),
            .. TestFeatures.Declared.All<MenuEntry>().Select(entry => $"/{code}{entry.Path}")];
        var linked = new List<string>();
        foreach (var path in begin)
            linked.AddRange(Linked().Matches((await browsing.GetAsync(path)).Html).Select(m => m.Groups[1].Value)
                .Where(href => href.StartsWith($"/{code}/", StringComparison.Ordinal)));
        begin = [.. begin.Distinct()];
        return [.. linked.Distinct().GroupBy(KindOf).SelectMany(g => g.Take(PagesOfAKind)), .. begin];
    }

    private static string KindOf(string path) => path.Split('/', '?')[2];

    /// <summary>The first button of the page that is wanted, or of a page that it leads to and that asks first.</summary>
    private static async Task<Button?> NextAsync(Browsing browsing, string path, Func<Button, bool> isWanted)
    {
        var page = await browsing.GetAsync(path);
        if (Next(page, isWanted) is { } button) return button;
        foreach (var href in page.Status is HttpStatusCode.OK ? page.AsksFirst : [])
            if (!href.EndsWith("grant-role", StringComparison.Ordinal) && isWanted(new(href, new Dictionary<string, string>())))
                return Next(await browsing.GetAsync(href), b => b.Action == href)
                    ?? throw new InvalidOperationException($"{href} does not ask.");
        return null;
    }

    /// <summary>The first button of the page that is wanted: a form with nothing to fill in.</summary>
    private static Button? Next(Shown page, Func<Button, bool> isWanted) =>
        page.Status is not HttpStatusCode.OK ? null : Forms().Matches(page.Html)
        .Where(m => !ToFillIn().IsMatch(m.Groups[2].Value))
        .Select(m => new Button(WebUtility.HtmlDecode(m.Groups[1].Value), FieldsOf(m.Groups[2].Value)))
        .Where(b => b.Action != "/sign-out").FirstOrDefault(isWanted);

    private static Dictionary<string, string> FieldsOf(string form) =>
        Hidden().Matches(form).DistinctBy(m => m.Groups[1].Value)
            .ToDictionary(m => WebUtility.HtmlDecode(m.Groups[1].Value), m => WebUtility.HtmlDecode(m.Groups[2].Value));

    [GeneratedRegex("""href="(/[a-z-]+/[a-z-]+/[0-9a-f-]{36})[?"]""")]
    private static partial Regex Linked();

    [GeneratedRegex("""<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)</form>""")]
    private static partial Regex Forms();

    [GeneratedRegex("""<select|<textarea|<input (?!type="hidden")""")]
    private static partial Regex ToFillIn();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}
