using System.Net;
using Coordination.Host.Keys;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Search;

/// <summary>One search finds people, requests, offers and sessions: for each reader only what they may see anyway.</summary>
[Collection(nameof(Town))]
public sealed class SearchingForThings(Town town)
{
    /// <summary>
    /// A community of one test: Una, who has no account, needs a cot in Town; Rob asks for bread himself in Todmorden; Hal offers lifts; a
    /// session is in three days.
    /// </summary>
    private async Task<Found> SettledAsync()
    {
        var (code, ada) = await town.FoundedAsync();
        var (rob, hal, aud) = (town.As($"rob-{code}", code), town.As($"hal-{code}", code), town.As($"aud-{code}", code));
        var una = (await ada.PostAsync("/people/record", new { name = "Siân O’Rigg-Llŷr", isNew = true }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await JoinAsync(rob, "Rob Ainley", null);
        await JoinAsync(hal, "Hal Barraclough", "helper");
        await JoinAsync(aud, "Aud Clegg", "auditor");
        var cot = (await ada.PostAsync("/requests/raise", Newcomers.For(una, ("category", "baby"), ("words", "Crèche cot, near St John's"),
            ("wanted", new { amount = 1, unit = "item" }), ("ward", "E05001386")))).ShouldBe(HttpStatusCode.Created).Id;
        var bread = (await rob.PostAsync("/requests/raise", new
        {
            category = "food",
            words = "Bread خُبْز",
            wanted = new { amount = 1, unit = "item" },
            ward = "E05001385",
        })).ShouldBe(HttpStatusCode.Created).Id;
        var lifts = new { category = "lift", words = "Lifts on Fridays", offered = new { amount = 3, unit = "trip" } };
        (await hal.PostAsync("/offers/make", lifts)).ShouldBe(HttpStatusCode.Created);
        var session = (await ada.PostAsync("/sessions/plan", town.Planning("Soup kitchen"))).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/sessions/{session}/book", Newcomers.For(una, ("person", una)))).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        return new(code, ada, rob, hal, aud, una, cot, bread, session);

        async Task JoinAsync(Caller who, string name, string? role)
        {
            var id = (await who.PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            await ada.PostAsync($"/people/{id}/accept", null);
            if (role is not null) (await ada.PostAsync($"/people/{id}/grant-role", new { role })).ShouldBe(HttpStatusCode.OK);
        }
    }

    private sealed record Found(string Code, Caller Ada, Caller Rob, Caller Hal, Caller Aud, string Una, string Cot, string Bread,
        string Session)
    {
        public async Task<Shown> LookAsync(Caller who, string wanted)
        {
            var browsing = new Browsing(who.Http);
            var page = await browsing.SendAsync(await browsing.GetAsync($"/{Code}/search"), $"/{Code}/search", ("search", wanted));
            page.ShouldBe(HttpStatusCode.OK).Address.Should().Be($"/{Code}/search", "nobody's name or words are in an address");
            page.IsKeptNowhere.Should().BeTrue();
            return page;
        }
    }

    [Fact]
    public async Task Requests_are_found_by_words_kind_place_and_number_however_they_are_written()
    {
        var here = await SettledAsync();
        var reference = $"{here.Cot[..4]}-{here.Cot[4..8]}".ToUpperInvariant();

        foreach (var wanted in (string[])["creche", "CRÈCHE cot", "st johns", "near cot", "baby", "town cot", reference, here.Cot,
            $"https://desk.example/{here.Code}/requests/{here.Cot}"])
            (await here.LookAsync(here.Ada, wanted)).ShouldSay("Crèche cot, near St John's").ShouldNotSay("Bread", "Nothing found")
                .Link($"^/{here.Code}/requests/{here.Cot}$");
        foreach (var wanted in (string[])["خبز", "todmorden", "food bread"])
            (await here.LookAsync(here.Ada, wanted)).ShouldSay("Bread").ShouldNotSay("Crèche");
    }

    [Fact]
    public async Task Offers_and_sessions_are_found_by_words_title_kind_place_and_day()
    {
        var here = await SettledAsync();
        var day = town.Clock.GetUtcNow().AddDays(3);

        foreach (var wanted in (string[])["lifts", "friday", "hal"])
            (await here.LookAsync(here.Ada, wanted)).ShouldSay("Hal Barraclough");
        (await here.LookAsync(here.Ada, "lifts friday")).ShouldSay("Lifts on Fridays").ShouldNotSay("Soup kitchen");
        foreach (var wanted in (string[])["soup", "KITCHEN soup", day.ToString("yyyy-MM-dd", null),
            day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture),
            day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)])
            (await here.LookAsync(here.Ada, wanted)).ShouldSay("Soup kitchen").ShouldNotSay("Bread")
                .Link($"^/{here.Code}/sessions/{here.Session}$");
    }

    [Fact]
    public async Task Under_a_person_is_what_is_open_for_them_and_where_they_come_next()
    {
        var here = await SettledAsync();

        var page = await here.LookAsync(here.Ada, "sian origg");

        page.ShouldSay("Siân O’Rigg-Llŷr", "Crèche cot, near St John's", "Soup kitchen").ShouldNotSay("Bread", "Lifts");
        page.Link($"/requests/{here.Cot}$");
        page.Link($"/people/{here.Una}$");

        (await here.Ada.PostAsync($"/requests/{here.Cot}/withdraw", Newcomers.For(here.Una))).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (await here.LookAsync(here.Ada, "sian origg")).ShouldSay("Soup kitchen").ShouldNotSay("Crèche");
    }

    [Fact]
    public async Task A_helper_finds_their_own_and_sessions_and_nobody_elses_requests_or_names()
    {
        var here = await SettledAsync();

        foreach (var wanted in (string[])["creche", "bread", "baby", "todmorden", here.Cot, here.Bread, "sian", "rob"])
            (await here.LookAsync(here.Hal, wanted)).ShouldSay("Nothing found").ShouldNotSay("Crèche", "Siân", "Rob Ainley")
                .Html.Should().NotContain($"/requests/{here.Cot}").And.NotContain(here.Una);
        (await here.LookAsync(here.Hal, "lifts")).ShouldSay("Lifts on Fridays");
        (await here.LookAsync(here.Hal, "soup")).ShouldSay("Soup kitchen").Html.Should().NotContain(here.Una);
        (await here.LookAsync(here.Rob, "bread")).ShouldSay("Bread").ShouldNotSay("Crèche");
    }

    [Fact]
    public async Task Words_that_somebody_may_not_open_do_not_find_what_holds_them()
    {
        var here = await SettledAsync();

        (await here.LookAsync(here.Aud, "creche")).ShouldSay("Nothing found");
        (await here.LookAsync(here.Aud, "baby")).ShouldNotSay("Crèche", "Nothing found", "Siân").Link($"/requests/{here.Cot}$");
    }

    [Fact]
    public async Task Whose_words_and_names_were_shown_is_noted_and_what_was_only_compared_is_not()
    {
        var here = await SettledAsync();
        var community = Guid.Parse((await here.Ada.GetAsync("")).Body.GetProperty("id").GetString()!);
        var log = town.Host.Services.GetRequiredService<DisclosureLog>();
        var cora = town.As($"cora-{here.Code}", here.Code);
        var coras = (await cora.PostAsync("/people/join", new { name = "Cora" })).ShouldBe(HttpStatusCode.Created).Id;
        await here.Ada.PostAsync($"/people/{coras}/accept", null);
        (await here.Ada.PostAsync($"/people/{coras}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);

        await here.LookAsync(cora, "bread");
        (await LooksAsync()).Should().BeEmpty("only the bread was shown");

        await here.LookAsync(cora, "creche");
        (await LooksAsync()).Should().BeEquivalentTo("words", "name");

        async Task<IEnumerable<string>> LooksAsync() =>
            (await log.AboutAsync(new(community), new(Guid.Parse(here.Una)), 50, TestContext.Current.CancellationToken))
                .Where(look => look.Viewer.Is(new(Guid.Parse(coras)))).Select(look => look.DataClass);
    }

    [Fact]
    public async Task What_is_found_by_nothing_says_what_to_do_next()
    {
        var here = await SettledAsync();

        (await here.LookAsync(here.Ada, "zebra")).ShouldSay("Nothing found", "take down their request")
            .Html.Should().Contain($"href=\"/{here.Code}/requests/add\"").And.NotContain("add?");
        (await here.LookAsync(here.Hal, "zebra")).ShouldSay("Nothing found", "your own requests and offers").Html.Should()
            .NotContain("/requests/add");
        (await new Browsing(here.Ada.Http).GetAsync($"/{here.Code}/search")).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("Nothing found", "Crèche", "Siân");
    }

    [Fact]
    public async Task No_more_than_twenty_of_a_kind_are_shown_and_that_there_are_more_is_said()
    {
        var here = await SettledAsync();
        for (var more = 0; more < 21; more++)
            (await here.Rob.PostAsync("/requests/raise", Town.Asking($"Tin {more:00}", ward: "E05001386")))
                .ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();

        var page = await here.LookAsync(here.Ada, "tin");

        page.ShouldSay("There are more than 20");
        page.Text.Split("Tin ").Should().HaveCount(1 + 20);
    }

    [Fact]
    public async Task Another_community_is_not_searched()
    {
        var (here, elsewhere) = (await SettledAsync(), await town.FoundedAsync());

        (await here.LookAsync(here.Ada, "creche")).ShouldSay("Crèche");
        foreach (var wanted in (string[])["creche", "sian", here.Cot, "soup"])
            (await (here with { Code = elsewhere.Code }).LookAsync(elsewhere.Ada, wanted)).ShouldSay("Nothing found");
    }
}
