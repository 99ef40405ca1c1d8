using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>Whoever sent a form sees the change on the next page, however far behind the lists are.</summary>
public sealed partial class SeeingOnesOwnChange(TestPostgres postgres)
{
    private const int TriesInARound = 6;

    [Fact]
    public async Task The_next_page_shows_what_was_just_done()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var people = await PeopleAsync(host);
        await host.CaughtUpAsync();
        for (var round = 0; round < Extent.Of(quick: 30, full: 504) / TriesInARound; round++) await RoundAsync(people, round);
    }

    [Fact]
    public async Task The_next_page_shows_it_while_the_lists_stand_still()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var people = await PeopleAsync(host);
        await using var stopped = await StoppedReaders.StopAsync(host);
        for (var round = 0; round < Extent.Of(quick: 12, full: 60) / TriesInARound; round++) await RoundAsync(people, round);
        await stopped.ShouldStandStillAsync();
    }

    private sealed record People(string Code, Browsing Coordinator, HttpClient Day, Browsing Helper, string AskersCode, Browsing Asker);

    private static async Task<People> PeopleAsync(TestHost host)
    {
        var (town, askers) = (await Town.FoundAsync(host), await Town.FoundAsync(host));
        var (helper, asker) = (host.SignedIn(Guid.NewGuid().ToString()), host.SignedIn(Guid.NewGuid().ToString()));
        (await Caller.SendAsync(helper, town.Founder.Address("people/join"), new { name = "Ben" }, null,
            TestContext.Current.CancellationToken)).Done();
        (await Caller.SendAsync(asker, askers.Founder.Address("people/join"), new { name = "Cleo" }, null,
            TestContext.Current.CancellationToken)).Done();
        (await Caller.SendAsync(helper, town.Founder.Address("offers/make"),
            new { category = "food", words = "Tins", offered = new { amount = 100_000, unit = "item" } }, null,
            TestContext.Current.CancellationToken)).Done();
        return new(town.Code, new(town.Founder.Http), town.Founder.Http, new(helper), askers.Code, new(asker));
    }

    /// <summary>
    /// A request comes by phone, help is asked for and promised, the request is taken back; and somebody elsewhere asks and takes it back
    /// on their own page.
    /// </summary>
    private static async Task RoundAsync(People people, int round)
    {
        var (coordinator, root) = (people.Coordinator, "/" + people.Code);
        var (add, today, mine, askers, words) =
            ($"{root}/requests/add", $"{root}/today", $"{root}/mine", $"/{people.AskersCode}/mine", $"Parcel number {round}");

        var raised = await coordinator.SendAsync(await coordinator.GetAsync(add), add, ("name", $"Caller {round}"),
            ("phone", $"07700 9{round:00000}"), ("words", words), ("category", "food"),
            ("wanted.amount", "1"), ("wanted.unit", "item"), ("ward", "E05001370"), ("channel", "phone"), ("authority", "verbal-consent"),
                ("neededBy.on", DateTime.UtcNow.ToString("yyyy-MM-dd", null)));
        raised.ShouldBe(HttpStatusCode.OK).ShouldSay(words);
        var (page, at) = (raised.Address.Split('?')[0], raised.Address.Split('?')[1]);
        (await coordinator.GetAsync($"{root}/requests?{at}")).ShouldSay(words);
        var day = await DayAsync(people, at);
        day.Shows(page).Should().BeTrue();
        day.Numbers.Should().Be((1, 1, 0));

        var proposed = await coordinator.SendAsync(raised, $"{root}/matches/propose", ("_return", today));
        var waiting = await DayAsync(people, proposed.Address.Split('?')[1], proposed);
        waiting.Shows(page).Should().BeTrue();
        waiting.Numbers.Should().Be((1, 1, 1));
        var match = (await coordinator.GetAsync(page)).Actions("/accept$")[0];

        var promised = await people.Helper.PostAsync(match, await TokenAsync(people.Helper, mine), ("side", "helper"), ("_return", mine));
        promised.ShouldBe(HttpStatusCode.OK).ShouldSay("It waits for the other side").Actions(match).Should().BeEmpty();

        var withdrawn = await coordinator.PostAsync(page + "/withdraw", await TokenAsync(coordinator, today), ("_return", today));
        var after = await DayAsync(people, withdrawn.Address.Split('?')[1], withdrawn);
        after.Shows(page).Should().BeFalse();
        after.Numbers.Should().Be((0, 0, 0));

        var own = await people.Asker.PostAsync($"/{people.AskersCode}/requests/raise", await TokenAsync(people.Asker, askers),
            ("words", words + " of my own"), ("category", "food"), ("wanted.amount", "1"), ("wanted.unit", "item"), ("ward", "E05001370"),
            ("_return", askers));
        var withdraw = own.ShouldBe(HttpStatusCode.OK).ShouldSay(words + " of my own").Actions("/withdraw$").Should()
            .ContainSingle().Subject;

        var gone = await people.Asker.SendAsync(own, withdraw);
        gone.ShouldBe(HttpStatusCode.OK).ShouldSay(words + " of my own").Actions("/withdraw$").Should().BeEmpty();
    }

    /// <summary>The dashboard after a change, as a page and through the API.</summary>
    private static async Task<Day> DayAsync(People people, string at, Shown? shown = null)
    {
        shown ??= await people.Coordinator.GetAsync($"/{people.Code}/today?{at}");
        shown.ShouldBe(HttpStatusCode.OK).Address.Should().StartWith($"/{people.Code}/today");
        var today = JsonSerializer.Deserialize<JsonElement>(await people.Day.GetStringAsync(new Uri(
            $"/api/communities/{people.Code}/today?{at}", UriKind.Relative), TestContext.Current.CancellationToken));
        long[] counts = [.. Counts().Matches(shown.Html).Select(m => long.Parse(m.Groups[1].Value, null))];
        var day = new Day(shown,
            (today.GetProperty("open").GetInt64(), today.GetProperty("now").GetProperty("dueUnmatched").GetInt64(),
            today.GetProperty("now").GetProperty("waiting").GetInt64()));
        counts[..2].Should().Equal([day.Numbers.Due, day.Numbers.Waiting], "the page counts as programs do");
        return day;
    }

    private sealed record Day(Shown Page, (long Open, long Due, long Waiting) Numbers)
    {
        public bool Shows(string request) => Page.Html.Contains($"id=\"request-{request.Split('/')[^1]}\"", StringComparison.Ordinal);
    }

    /// <summary>The hidden fields of every form.</summary>
    private static async Task<Dictionary<string, string>> TokenAsync(Browsing who, string page) =>
        new() { ["__RequestVerificationToken"] = (await who.GetAsync(page)).Form("/sign-out")["__RequestVerificationToken"] };

    [GeneratedRegex("<span class=\"count number\">([0-9]+)</span>")]
    private static partial Regex Counts();
}
