using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Requests;

/// <summary>
/// One call asks for several kinds of help. Each has a remainder, a cause and an end of its own, and all are seen together.
/// </summary>
public sealed class AskingForSeveralThings(TestPostgres postgres)
{
    private static readonly object byPhone = new { authority = "verbal-consent", channel = "phone" };

    [Fact]
    public async Task A_call_a_short_stock_and_a_promise_kept()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await At(town, "2027-01-09T09:40:00Z");
        var parcel = await AddAsync(town, new { name = "Doreen A.", phone = "01632 960288" }, "food", 1, "parcel",
            "A parcel for three days");
        var doreen = (await town.Ada.GetAsync($"/requests/{parcel}")).Body.GetProperty("person").GetString()!;
        var nappies = await AddAsync(town, new { onBehalfOf = doreen, askedWith = parcel }, "baby", 1, "pack", "Nappies, size 4");
        var pasta = await AddAsync(town, new { onBehalfOf = doreen, askedWith = nappies }, "food", 2, "item", "Gluten-free pasta");

        await At(town, "2027-01-09T11:30:00Z");
        await GiveAsync(town, parcel, new { given = new { amount = 1, unit = "parcel" } });
        await GiveAsync(town, pasta, new { given = new { amount = 1, unit = "item" }, shortfall = "no-stock" });
        (await TogetherAsync(town, parcel)).Should().Equal(
            (parcel, 1, 1, "fulfilled", null), (nappies, 0, 1, null, null), (pasta, 1, 2, null, null));

        await At(town, "2027-01-12T10:05:00Z");
        var offer = (await town.Ben.PostAsync("/offers/make",
            new { category = "baby", words = "Three packs of size 4", offered = new { amount = 3, unit = "pack" } })).Id;
        await town.ListedAsync();
        var today = await new Browsing(town.Host.SignedIn("ada")).GetAsync("/mill-street/today");
        today.ShouldSay("Nappies, size 4", "Ben", "3 packs");
        var match = await town.ProposeAsync(nappies, offer, 1);
        (await town.Ben.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/matches/{match}/accept",
            new { side = "person", onBehalfOf = doreen, authority = "verbal-consent", channel = "phone" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/matches/{match}/complete", new { given = new { amount = 1, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.OK);

        (await town.Ada.PostAsync($"/requests/{pasta}/close-as-unmet", new { cause = "person-declined" })).ShouldBe(HttpStatusCode.OK);
        (await TogetherAsync(town, parcel)).Should().Equal((parcel, 1, 1, "fulfilled", null), (nappies, 1, 1, "fulfilled", null),
            (pasta, 1, 2, "remainder-closed", "person-declined"));

        (await CallsAsync(town, doreen)).Should().Contain("request-met");
        var week = (await town.Ada.GetAsync("/charts/weeks")).Body.GetProperty("weeks").EnumerateArray()
            .Single(w => w.GetProperty("from").GetString() == "2027-01-04");
        week.GetProperty("asked").GetInt32().Should().Be(3);
        var closed = (await town.Ada.GetAsync("/charts/weeks")).Body.GetProperty("weeks").EnumerateArray()
            .Single(w => w.GetProperty("from").GetString() == "2027-01-11");
        closed.GetProperty("unmet").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task The_next_form_knows_who_where_and_by_when_and_each_page_leads_to_the_others()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var parcel = await AddAsync(town, new { name = "Doreen A.", phone = "01632 960288" }, "food", 1, "parcel",
            "A parcel for three days");
        await town.ListedAsync();
        var page = (await ada.GetAsync($"/mill-street/requests/{parcel}")).ShouldSay("Add something else they asked for");

        var form = (await ada.GetAsync($"/mill-street/requests/add?askedWith={parcel}")).ShouldSay("Doreen A.", "A parcel for three days");
        form.Html.Should().Contain($"value=\"{Town.Ward}\" selected");
        var next = await ada.SendAsync(form, "/mill-street/requests/add", ("category", "baby"), ("words", "Nappies, size 4"),
            ("wanted.amount", "1"), ("wanted.unit", "pack"), ("ward", Town.Ward), ("authority", "verbal-consent"), ("channel", "phone"));

        next.ShouldBe(HttpStatusCode.OK).ShouldSay("Nappies, size 4", "A parcel for three days");
        await town.ListedAsync();
        (await ada.GetAsync($"/mill-street/requests/{parcel}")).ShouldSay("Nappies, size 4");
    }

    [Fact]
    public async Task Whoever_asks_for_themself_asks_for_more_after_the_first()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var first = await town.RaiseAsync(body: Town.Asking("The first thing"));
        var second = (await town.Cleo.PostAsync("/requests/raise", With("The second thing", first))).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();

        var cleo = new Browsing(town.Host.SignedIn("cleo"));
        (await cleo.GetAsync($"/mill-street/requests/{second}")).ShouldSay("The first thing", "Ask for something else too");
        (await cleo.GetAsync($"/mill-street/ask?askedWith={first}")).ShouldBe(HttpStatusCode.OK).Html.Should().Contain(first);
        (await cleo.GetAsync("/mill-street/ask?askedWith=nonsense")).ShouldBe(HttpStatusCode.OK);
        (await town.Ben.PostAsync("/requests/raise", With("Not with hers", first)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "request.somebody-elses");
        (await town.Cleo.PostAsync("/requests/raise", With("With none", Guid.NewGuid().ToString()))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Records_that_are_parted_again_part_what_was_asked_for_under_them()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var first = await AddAsync(town, new { name = "Cleo, she said", phone = "01632 960288" }, "food", 1, "parcel", "Said on the phone");
        var onPhone = (await town.Ada.GetAsync($"/requests/{first}")).Body.GetProperty("person").GetString()!;
        (await town.Ada.PostAsync($"/people/{onPhone}/merge", new { into = town.CleoId, words = "One number" }))
            .ShouldBe(HttpStatusCode.OK);
        var cleo = new Browsing(town.Host.SignedIn("cleo"));
        var second = (await town.Cleo.PostAsync("/requests/raise", With("Under her own name", first))).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        (await cleo.GetAsync($"/mill-street/requests/{second}")).ShouldSay("Said on the phone");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/requests/add?askedWith={first}")).ShouldSay("Cleo");

        (await town.Ada.PostAsync($"/people/{onPhone}/unmerge", new { words = "Two people" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        (await cleo.GetAsync($"/mill-street/requests/{second}")).ShouldSay("Under her own name").ShouldNotSay("Said on the phone");
    }

    [Fact]
    public async Task Whoever_helps_with_one_of_them_does_not_read_the_others()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var first = await town.RaiseAsync(body: Town.Asking("The first thing"));
        var second = (await town.Cleo.PostAsync("/requests/raise", With("The second thing", first))).ShouldBe(HttpStatusCode.Created).Id;
        foreach (var (promised, said, other) in ((string, string, string)[])
            [(first, "The first thing", "The second thing"), (second, "The second thing", "The first thing")])
        {
            await town.ConfirmAsync(promised, await town.OfferAsync(), 1);
            await town.ListedAsync();
            (await new Browsing(town.Host.SignedIn("ben")).GetAsync($"/mill-street/requests/{promised}"))
                .ShouldSay(said).ShouldNotSay(other);
            (await town.Ben.GetAsync($"/requests/{promised}")).ShouldBe(HttpStatusCode.OK).Body.TryGetProperty("askedWith", out _)
                .Should().BeFalse();
        }
    }

    private static object With(string words, string with) =>
        new { category = "baby", words, wanted = new { amount = 1, unit = "pack" }, ward = Town.Ward, askedWith = with };

    private static Task At(Town town, string at) => town.MoveClockAsync(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

    private static async Task<string> AddAsync(Town town, object who, string category, int amount, string unit, string words)
    {
        var body = JsonSerializer.SerializeToNode(who)!.AsObject();
        foreach (var part in new[] { byPhone, new { category, words, wanted = new { amount, unit }, ward = Town.Ward } })
            foreach (var (name, value) in JsonSerializer.SerializeToNode(part)!.AsObject()) body[name] = value?.DeepClone();
        return (await town.Ada.PostAsync("/requests/add", body)).ShouldBe(HttpStatusCode.Created).Id;
    }

    private static async Task GiveAsync(Town town, string request, object given) =>
        (await town.Ada.PostAsync($"/requests/{request}/give", given)).ShouldBe(HttpStatusCode.OK);

    private static async Task<List<(string, int Given, int Wanted, string? Outcome, string? Cause)>> TogetherAsync(Town town, string first)
    {
        await town.ListedAsync();
        var page = (await town.Ada.GetAsync($"/requests?askedWith={first}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items");
        return [.. page.EnumerateArray().Reverse().Select(r => (r.GetProperty("id").GetString()!, Amount(r, "given"), Amount(r, "wanted"),
            Code(r, "outcome"), Code(r, "cause")))];

        static int Amount(JsonElement request, string of) => request.GetProperty(of).GetProperty("amount").GetInt32();
        static string? Code(JsonElement request, string of) => request.TryGetProperty(of, out var code) ? code.GetString() : null;
    }

    private static async Task<List<string>> CallsAsync(Town town, string person)
    {
        await town.Host.SettledAsync();
        return [.. (await town.Ada.GetAsync("/messages?limit=100")).Body.GetProperty("items").EnumerateArray()
            .Where(m => m.GetProperty("person").GetString() == person).Select(m => m.GetProperty("kind").GetString()!)];
    }
}
