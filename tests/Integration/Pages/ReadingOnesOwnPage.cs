using System.Net;
using Coordination.Host.Mine;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>What one's own page says of oneself, and the pages of those who are about to join or to stop being a steward.</summary>
[Collection(nameof(Town))]
public sealed class ReadingOnesOwnPage(Town town, TestPostgres postgres)
{
    private const string Mine = $"/{Town.Code}/my-data", JoinPage = $"/{Town.Code}/join";

    [Fact]
    public async Task It_says_that_the_address_is_hidden_and_since_when_showing_it_again_waits()
    {
        var (una, id) = await town.NewcomerAsync("Una Birch", "07700 900871");
        var browsing = new Browsing(una.Http);
        (await browsing.GetAsync(Mine)).ShouldNotSay("Where you live is hidden");
        var hidden = await browsing.SendAsync(await browsing.GetAsync(Mine), Of(id, "restrict-address"));
        hidden.ShouldSay("Where you live is hidden from everybody here.").ShouldNotSay("Where they live");

        var asked = await browsing.SendAsync(hidden, Of(id, "lift-address"));

        asked.ShouldSay("Where you live is hidden from everybody here.", "Showing the address again", "you asked for it", "it happens");
        (await browsing.SendAsync(asked, Of(id, "drop-change"))).ShouldNotSay("you asked for it");
    }

    [Fact]
    public async Task A_place_is_on_it_however_many_sessions_come_before()
    {
        var village = await Village.FoundAsync(town.Host, "many-sessions");
        await village.JoinAsync("cleo");
        for (var other = 0; other < OwnThings.Shown + 1; other++) await PlanAsync(village, "Before mine", 1);
        var hers = await PlanAsync(village, "Hers at last", 2);
        (await village.As("cleo").PostAsync($"/sessions/{hers}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync("/many-sessions/mine")).ShouldSay("Hers at last")
            .ShouldNotSay("Before mine");
    }

    private async Task<string> PlanAsync(Village village, string title, int ahead) => (await village.Ada.PostAsync("/sessions/plan", new
    {
        title,
        category = "food",
        starts = new { on = town.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", null), at = "09:00" },
        minutes = 30,
        ward = Town.Ward,
        capacity = new { amount = 5, unit = "person" },
    })).Id;

    [Fact]
    public async Task A_detail_is_removed_and_not_only_changed()
    {
        var (caller, id) = await town.NewcomerAsync("Ola Fern", "07700 900872");
        var browsing = new Browsing(caller.Http);
        var page = (await browsing.GetAsync(Mine)).ShouldSay("Your contact details", "07700 900872", "What helps to reach you");
        (await browsing.SendAsync(page, Of(id, "change-contact"), ("remove[]", "phone"), ("phone", "07700 900873")))
            .ShouldBe(HttpStatusCode.BadRequest).ShouldSay("Remove a detail or give a new one, not both.");

        var removed = await browsing.SendAsync(page, Of(id, "change-contact"), ("remove[]", "phone"));

        removed.ShouldBe(HttpStatusCode.OK).ShouldSay("Ola Fern").Html.Should().NotContain("900872");
        (await caller.PostAsync($"/people/{id}/change-contact", new { remove = new[] { "name" } }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(Of(await town.RecordAsync("Nan Fell"))))
            .ShouldSay("What helps to reach them").ShouldNotSay("What helps to reach you");
    }

    [Fact]
    public async Task Whoever_says_wrongly_that_a_record_is_theirs_reads_whom_it_waits_for_and_that_nobody_agreed()
    {
        var record = await town.RecordAsync("Ida Croft", "07700 900874");
        (await town.Ada.PostAsync($"/people/{record}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await town.Ada.GetAsync($"/people/{record}/invitation")).Body.GetProperty("invitation").GetString();
        var stranger = town.As($"stranger-{Guid.NewGuid():N}");
        (await stranger.PostAsync("/people/join", new { name = "Ida", invitation })).ShouldBe(HttpStatusCode.OK);
        var browsing = new Browsing(stranger.Http);
        (await browsing.GetAsync(JoinPage)).ShouldSay("This waits for a steward of Mill Street who did not invite you.");

        var steward = await town.StewardAsync("Stella");
        (await steward.PostAsync($"/people/{record}/decline", new { words = "It was not her voice" })).ShouldBe(HttpStatusCode.OK);

        (await browsing.GetAsync(JoinPage)).ShouldSay("A steward did not agree.", "Say what to call you")
            .ShouldNotSay("This waits", "her voice");
        (await new Browsing(town.As($"other-{Guid.NewGuid():N}").Http).GetAsync(JoinPage)).ShouldNotSay("did not agree");
        (await stranger.PostAsync("/people/join", new { name = "Iris" })).ShouldBe(HttpStatusCode.Created);
        (await browsing.GetAsync(Mine)).ShouldSay("Iris").ShouldNotSay("Ida Croft");
    }

    [Fact]
    public async Task Nobody_is_let_in_by_what_was_refused_once()
    {
        var record = await town.RecordAsync("Elsie Dunn", "07700 900875");
        var (stranger, own) = (town.As($"stranger-{Guid.NewGuid():N}"), town.As($"elsie-{Guid.NewGuid():N}"));
        var steward = await town.StewardAsync("Stella");
        foreach (var who in (Caller[])[stranger, own])
        {
            (await steward.PostAsync($"/people/{record}/invite", null)).ShouldBe(HttpStatusCode.OK);
            var invitation = (await steward.GetAsync($"/people/{record}/invitation")).Body.GetProperty("invitation").GetString();
            (await who.PostAsync("/people/join", new { name = "Elsie", invitation })).ShouldBe(HttpStatusCode.OK);
            if (who == stranger) (await town.Ada.PostAsync($"/people/{record}/decline", new { words = "no" })).ShouldBe(HttpStatusCode.OK);
        }

        (await town.Ada.PostAsync($"/people/{record}/accept", null)).ShouldBe(HttpStatusCode.OK);

        (await own.GetAsync($"/people/{record}")).ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync($"/people/{record}")).ShouldBe(HttpStatusCode.NotFound);
        (await new Browsing(stranger.Http).GetAsync(JoinPage)).ShouldSay("A steward did not agree.");
    }

    [Fact]
    public async Task A_steward_reads_what_it_means_before_they_stop_being_one()
    {
        var (code, ada) = await town.FoundedAsync();
        var (adaPage, id) = (new Browsing(ada.Http), (await ada.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString());
        foreach (var name in (string[])["zoe", "amir"])
        {
            (await adaPage.GetAsync($"/{code}/stand-down")).ShouldSay("A community always has two stewards. Name who takes over first.")
                .Actions("give-up-role$").Should().BeEmpty();
            var steward = (await town.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            (await town.As(name, code).GetAsync($"//{code}/stand-down")).ShouldBe(HttpStatusCode.NotFound);
            (await ada.PostAsync($"/people/{steward}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        }
        foreach (var page in (string[])["settings", "my-data"])
        {
            var linking = await adaPage.GetAsync($"/{code}/{page}");
            linking.Html.Should().Contain($"href=\"/{code}/stand-down\"");
            linking.Html.Should().NotContain("name=\"role\" value=\"steward\"", "it is not done by one press");
        }

        var warned = (await adaPage.GetAsync($"/{code}/stand-down"))
            .ShouldSay("2 stewards would remain:", "zoe", "amir", "These are the fewest a community may have.");

        (await adaPage.SendAsync(warned, $"/{code}/people/{id}/give-up-role")).ShouldBe(HttpStatusCode.OK);
        (await adaPage.GetAsync($"/{code}/settings")).ShouldBe(HttpStatusCode.Forbidden);
        (await adaPage.GetAsync($"/{code}/stand-down")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_opened_in_an_emergency_ends_and_both_read_what_was_found()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var (code, ada) = await own.FoundedAsync();
        var ids = new Dictionary<string, string>();
        foreach (var name in (string[])["yara", "zoe", "amir", "may"])
        {
            ids[name] = (await own.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            if (name is "zoe" or "amir" or "may")
                (await ada.PostAsync($"/people/{ids[name]}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        }
        var (yara, zoe) = (own.As("yara", code), new Browsing(own.As("zoe", code).Http));
        (await yara.PostAsync($"/people/{ids["yara"]}/change-contact", new { address = "9 Hidden Row" })).ShouldBe(HttpStatusCode.OK);
        (await yara.PostAsync($"/people/{ids["yara"]}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        var page = $"/{code}/people/{ids["yara"]}";

        var opened = await zoe.SendAsync(await zoe.GetAsync(page), $"/{code}/emergency-access/open",
            ("emergency", "risk-to-life"), ("words", "She smelled gas"));

        opened.ShouldSay("9 Hidden Row", "Emergency access: what this page opened is hidden again at").Html.Should()
            .Contain("data-ends-in=\"1800\"").And.Contain("<noscript><meta http-equiv=\"refresh\" content=\"1800\"");
        var access = (await ada.GetAsync("/emergency-access")).Body[0];
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddMinutes(31));
        (await zoe.GetAsync(page)).ShouldNotSay("9 Hidden Row", "is hidden again at");
        (await zoe.GetAsync($"/{code}/my-data")).ShouldSay("Emergency access you opened", "over since", "No steward has reviewed it yet.");
        (await new Browsing(yara.Http).GetAsync($"/{code}/my-data"))
            .ShouldSay("Emergency access to your details", "She smelled gas", "over since", "No steward has reviewed it yet.");

        var told = access.GetProperty("told").EnumerateArray().Select(t => t.GetString()).First(t => t != ids["zoe"])!;
        var reviewer = ids.FirstOrDefault(known => known.Value == told).Key is { } name2 ? own.As(name2, code) : ada;
        (await reviewer.PostAsync($"/emergency-access/{access.GetProperty("id").GetString()}/review",
            new { isJustified = false, words = "Nobody had rung her first" })).ShouldBe(HttpStatusCode.OK);

        (await new Browsing(yara.Http).GetAsync($"/{code}/my-data"))
            .ShouldSay("it was not right to open it", "Nobody had rung her first").ShouldNotSay("No steward has reviewed it yet.");
        (await zoe.GetAsync($"/{code}/my-data")).ShouldSay("it was not right to open it").ShouldNotSay("Nobody had rung her first");
    }

    private static string Of(string person, string? verb = null) => $"/{Town.Code}/people/{person}" + (verb is null ? "" : "/" + verb);
}
