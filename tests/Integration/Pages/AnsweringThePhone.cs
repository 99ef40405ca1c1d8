using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>Somebody rings: whoever answers finds them, and reads on their page what is open and what comes next.</summary>
[Collection(nameof(Town))]
public sealed class AnsweringThePhone(Town town, TestPostgres postgres)
{
    private const string Root = $"/{Town.Code}";
    private readonly Browsing ada = new(town.Host.SignedIn("ada"));

    private static string Of(string person) => $"{Root}/people/{person}";

    private async Task<string> AskedAsync(string person, string words, int amount = 2) => await town.RaiseAsync(town.Ada,
        Newcomers.For(person, ("category", "baby"), ("words", words), ("wanted", new { amount, unit = "pack" }), ("ward", Town.Ward),
            ("neededBy", new { on = town.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", null) })));

    [Fact]
    public async Task Where_is_my_parcel_is_answered_on_the_page_behind_the_search()
    {
        const string name = "Doreen Ackroyd";
        var doreen = await town.RecordAsync(name, "07700 900841");
        var (open, ended) = (await AskedAsync(doreen, "A parcel for two"), await AskedAsync(doreen, "Nappies of last week"));
        var (helper, _) = await town.NewcomerAsync($"Gives {Guid.NewGuid():N}");
        var match = await town.ProposeAsync(open, await town.OfferAsync(helper), 1);
        foreach (var (who, side) in new[] { (town.Ada, "person"), (helper, "helper") })
            (await who.PostAsync($"/matches/{match}/accept", side is "helper" ? new { side } : Newcomers.For(doreen, ("side", side))))
                .ShouldBe(HttpStatusCode.OK);
        (await helper.PostAsync($"/matches/{match}/complete", new { given = new { amount = 1, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/requests/{ended}/withdraw", Newcomers.For(doreen))).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var found = await ada.SendAsync(await ada.GetAsync($"{Root}/search"), $"{Root}/search", ("search", name));
        var page = await ada.GetAsync(found.Link($"/people/{doreen}$"));

        page.ShouldSay("What they asked for", "A parcel for two", "Partly given", "Baby", "2 packs", "1 pack still to give", "needed by",
            "Nappies of last week", "Withdrawn");
        page.Text.IndexOf("A parcel for two", StringComparison.Ordinal).Should()
            .BeLessThan(page.Text.IndexOf("Nappies of last week", StringComparison.Ordinal), "what is open comes first");
        (await ada.GetAsync(page.Link($"/requests/{open}$"))).ShouldSay("A parcel for two").Link($"/people/{doreen}$");
    }

    [Fact]
    public async Task Places_promises_and_offers_are_on_it_and_each_leads_on()
    {
        var asks = await town.RecordAsync($"Asks {Guid.NewGuid():N}", "07700 900842");
        var (helper, helps) = await town.NewcomerAsync($"Helps {Guid.NewGuid():N}");
        var (request, offer) = (await AskedAsync(asks, "A cot to borrow"), await town.OfferAsync(helper));
        var match = await town.ProposeAsync(request, offer, 1);
        var session = (await town.Ada.PostAsync("/sessions/plan", town.Planning("Tea on the phone"))).Id;
        (await town.Ada.PostAsync($"/sessions/{session}/book", Newcomers.For(asks, ("person", asks)))).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var page = (await ada.GetAsync(Of(asks))).ShouldSay("Their places in sessions", "Tea on the phone", "Place booked", "Proposed and",
            "1 pack from Helps", "Waiting for an answer").ShouldNotSay("What they offer");
        page.Html.Should().Contain($"href=\"{Of(helps)}\"").And.Contain($"href=\"{Root}/sessions/{session}\"");
        (await ada.GetAsync(Of(helps))).ShouldSay("What they offer", "A box of nappies", "1 pack for Asks", "A cot to borrow",
            "They have no place in a session.").Html.Should().Contain($"href=\"{Root}/offers/{offer}\"");

        (await helper.PostAsync($"/matches/{match}/decline", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        var freed = await ada.SendAsync(page, page.Actions("/cancel$").Single());
        freed.ShouldBe(HttpStatusCode.OK).ShouldSay("They have no place in a session.").Address.Should().StartWith(Of(asks));
    }

    [Fact]
    public async Task Whether_they_came_is_on_it_with_all_three_answers()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var (browsing, people) = (new Browsing(own.Host.SignedIn("ada")), new List<string>());
        var session = (await own.Ada.PostAsync("/sessions/plan", own.Planning("Over by now"))).Id;
        foreach (var name in (string[])["Came", "Did not", "Nobody noted"])
        {
            people.Add(await own.RecordAsync(name));
            (await own.Ada.PostAsync($"/sessions/{session}/book", Newcomers.For(people[^1], ("person", people[^1]))))
                .ShouldBe(HttpStatusCode.OK);
        }
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddDays(5));
        foreach (var (at, verb) in new[] { (0, "attended"), (1, "absent") })
        {
            var booking = (await own.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").EnumerateArray()
                .Single(place => place.GetProperty("person").GetString() == people[at]).GetProperty("id").GetString();
            (await own.Ada.PostAsync($"/sessions/{session}/bookings/{booking}/{verb}", null)).ShouldBe(HttpStatusCode.OK);
        }
        await own.ListedAsync();

        foreach (var (at, says) in new[] { (0, "Arrived"), (1, "Did not come"), (2, "Nothing noted") })
            (await browsing.GetAsync(Of(people[at]))).ShouldSay("Over by now", says);
    }

    [Fact]
    public async Task The_record_in_use_answers_for_its_duplicates_and_the_list_of_all_is_theirs_too()
    {
        var name = $"Twice {Guid.NewGuid():N}";
        var (kept, duplicate) = (await town.RecordAsync(name), await town.RecordAsync(name));
        await AskedAsync(duplicate, "Asked under the other record");
        for (var more = 0; more < 11; more++) await AskedAsync(kept, $"One of many, {more}");
        (await town.Ada.PostAsync($"/people/{duplicate}/merge", new { into = kept, words = "the same" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var page = await ada.GetAsync(Of(kept));
        var all = await ada.GetAsync(page.Link("show=all&person="));

        page.Html.Split("id=\"their-requests-").Should().HaveCount(2 + 10, "ten are enough to answer");
        all.ShouldSay("Asked under the other record", "One of many, 0", "One of many, 10", $"Only those of {name}");
        (await ada.GetAsync($"{Root}/requests?show=open&person={duplicate}")).ShouldSay("Asked under the other record", "One of many, 3");
    }

    [Fact]
    public async Task Whoever_may_not_see_what_others_ask_for_does_not_read_it_there()
    {
        var (person, village) = (await town.RecordAsync($"Private {Guid.NewGuid():N}"), await town.StewardAsync("Steward of pages"));
        await AskedAsync(person, "Between us");

        (await new Browsing(village.Http).GetAsync(Of(person))).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("What they asked for", "Between us", "Their places in sessions");
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(Of(person))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Names_in_lists_lead_to_the_person_for_whoever_may_open_their_page()
    {
        var name = $"Linked {Guid.NewGuid():N}";
        var person = await town.RecordAsync(name);
        var request = await AskedAsync(person, "Found by the name");
        var session = (await town.Ada.PostAsync("/sessions/plan", town.Planning("Names in a list"))).Id;
        (await town.Ada.PostAsync($"/sessions/{session}/book", Newcomers.For(person, ("person", person)))).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        foreach (var path in (string[])[$"/requests?show=all&person={person}", $"/requests/{request}", $"/sessions/{session}"])
            (await ada.GetAsync(Root + path)).ShouldSay(name).Html.Should().Contain($"href=\"{Of(person)}\"", path);
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync($"{Root}/requests")).Html.Should().NotContain("/people/");
    }
}
