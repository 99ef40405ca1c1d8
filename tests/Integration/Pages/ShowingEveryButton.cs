using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Storage;
using Coordination.Integration.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Pages;

/// <summary>Pages of the demo show each person a button for exactly those commands that the rules would accept.</summary>
public sealed partial class ShowingEveryButton(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const int PeopleOfARole = 3, PagesOfAKind = 40;

    /// <summary>Commands whose button is shown only after something was filled in or chosen.</summary>
    private static readonly string[] apart = ["propose", "book", "merge", "describe-household", "change-contact", "see-authority",
        "take-down-change", "confirm-change", "drop-change"];

    [Theory]
    [InlineData("calder-larder")]
    [InlineData("ryburn-wheels")]
    [InlineData("ovenden-somebody-should")]
    public async Task What_would_be_accepted_is_shown_and_nothing_else(string code)
    {
        var host = await demo.HostAsync();
        await host.CaughtUpAsync();
        var cast = (await host.Http.GetFromJsonAsync<JsonElement>("/dev/people", TestContext.Current.CancellationToken)).EnumerateArray()
            .Where(p => p.GetProperty("community").GetString() == code).GroupBy(p => p.GetProperty("roles").ToString())
            .SelectMany(g => g.Take(PeopleOfARole)).Select(p => p.GetProperty("person").GetGuid()).ToList();
        var (different, found) = (new List<string>(), 0);
        foreach (var person in cast)
        {
            var accepted = await AcceptedCommands.OfAsync(host, code, person,
                host.Services.GetRequiredService<CommunityClock>().GetUtcNow());
            var browsing = new Browsing(host.SignedIn(person.ToString()));
            foreach (var (path, commands) in Expected(accepted))
            {
                var page = await browsing.GetAsync($"/{code}/{path}");
                if (page.Status is not HttpStatusCode.OK) continue;
                var shown = OnPage(page, code);
                found += shown.Count;
                different.AddRange(commands.Except(shown).Select(c => $"{person} misses {c} on {path}"));
                different.AddRange(shown.Except(commands).Select(c => $"{person} is offered {c} on {path}"));
            }
        }

        cast.Should().NotBeEmpty();
        different.Should().BeEmpty();
        found.Should().BeGreaterThan(20);
    }

    private static IEnumerable<(string Path, IReadOnlySet<string> Commands)> Expected(AcceptedCommands accepted) =>
    [
        .. Some(accepted.Requests.Values, r => $"requests/{r.Id}", accepted.OnRequest),
        .. Some(accepted.Offers.Values, o => $"offers/{o.Id}", accepted.OnOffer),
        .. Some(accepted.Sessions.Values, s => $"sessions/{s.Id}", accepted.OnSession),
        .. Some(accepted.People.Values.Where(p => p.Id != accepted.Viewer.Id), p => $"people/{p.Id}", accepted.OnPerson),
    ];

    /// <summary>The people with most accepted commands come first.</summary>
    private static IEnumerable<(string, IReadOnlySet<string>)> Some<T>(
        IEnumerable<T> all, Func<T, string> path, Func<T, IEnumerable<string>> commands) =>
        all.Select(one => (path(one), (IReadOnlySet<string>)commands(one).ToHashSet())).OrderByDescending(p => p.Item2.Count)
            .Take(PagesOfAKind);

    private static HashSet<string> OnPage(Shown page, string code) =>
    [
        .. Forms().Matches(page.Html).Select(m => (Action: WebUtility.HtmlDecode(m.Groups[1].Value),
            Side: Side().Match(m.Groups[2].Value).Groups[1].Value))
            .Concat(page.AsksFirst.Select(action => (Action: action, Side: "")))
            .Where(f => f.Action.StartsWith($"/{code}/", StringComparison.Ordinal) && Thing().IsMatch(f.Action)
                && !apart.Contains(f.Action.Split('/')[^1]))
            .Select(f => f.Action[(code.Length + 2)..] + f.Side switch { "person" => " Person", "helper" => " Helper", _ => "" }),
    ];

    [GeneratedRegex("""<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)</form>""")]
    private static partial Regex Forms();

    [GeneratedRegex("""name="side" value="([a-z]+)""")]
    private static partial Regex Side();

    [GeneratedRegex("/(requests|matches|sessions|offers|people)/[0-9a-f-]{36}/")]
    private static partial Regex Thing();
}
