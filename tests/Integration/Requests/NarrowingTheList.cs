using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;

namespace Coordination.Integration.Requests;

/// <summary>
/// A coordinator narrows the list of requests to what they look for, on the page and by a program alike. The address holds it all.
/// </summary>
[Collection(nameof(Town))]
public sealed class NarrowingTheList(Town town)
{
    private static readonly string[] all = ["Soup for two", "Bread", "A cot", "A ride to the doctor"];

    /// <summary>
    /// A community of one test. Ada takes down a soup and, the last of all, a ride; Rob asks for bread himself; Cora, who coordinates as
    /// well, takes down a cot.
    /// </summary>
    private async Task<(string Code, Caller Ada, string Rob)> AskedAsync()
    {
        var (code, ada) = await town.FoundedAsync();
        var (rob, cora) = (town.As($"rob-{code}", code), town.As($"cora-{code}", code));
        var robs = (await rob.PostAsync("/people/join", new { name = "Rob Ainley" })).ShouldBe(HttpStatusCode.Created).Id;
        var coras = (await cora.PostAsync("/people/join", new { name = "Cora" })).ShouldBe(HttpStatusCode.Created).Id;
        await ada.PostAsync($"/people/{coras}/accept", null);
        (await ada.PostAsync($"/people/{coras}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        var una = (await ada.PostAsync("/people/record", new { name = "Una Rigg", isNew = true })).ShouldBe(HttpStatusCode.Created).Id;
        await RaiseAsync(ada, una, "Soup for two", "food", "E05001386", 5);
        await RaiseAsync(rob, null, "Bread", "food", "E05001385", 2);
        await RaiseAsync(cora, una, "A cot", "baby", "E05001386", null);
        await RaiseAsync(ada, una, "A ride to the doctor", "lift", "E05001385", 9);
        await town.ListedAsync();
        return (code, ada, robs);
    }

    private async Task RaiseAsync(Caller by, string? person, string words, string category, string ward, int? inDays)
    {
        var body = new Dictionary<string, object?>
        {
            ["category"] = category,
            ["words"] = words,
            ["wanted"] = new { amount = 1, unit = category is "lift" ? "trip" : "pack" },
            ["ward"] = ward,
            ["neededBy"] = inDays is { } days ? new { on = Day(days) } : null,
        };
        (await by.PostAsync("/requests/raise", person is null ? body : Newcomers.For(person, [.. body.Select(p => (p.Key, p.Value))])))
            .ShouldBe(HttpStatusCode.Created);
    }

    private string Day(int ahead) => town.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", null);

    public static TheoryData<string, string[]> Filters => new()
    {
        { "category=food", ["Soup for two", "Bread"] },
        { "ward=E05001385", ["Bread", "A ride to the doctor"] },
        { "ward=E05001385&category=food", ["Bread"] },
        { "mine=true", ["Soup for two", "A ride to the doctor"] },
        { "mine=true&ward=E05001386", ["Soup for two"] },
        { "mine=false", all },
        { "person={rob}", ["Bread"] },
        { "from={yesterday}&to={tomorrow}", all },
        { "to={yesterday}", [] },
        { "from={tomorrow}", [] },
        { "category=&ward=&from=&to=&mine=", all },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task Page_and_interface_show_the_same_and_count_it(string filter, string[] shown)
    {
        var (code, ada, rob) = await AskedAsync();
        var query = filter.Replace("{rob}", rob, StringComparison.Ordinal).Replace("{yesterday}", Day(-1), StringComparison.Ordinal)
            .Replace("{tomorrow}", Day(1), StringComparison.Ordinal);

        var page = (await new Browsing(ada.Http).GetAsync($"/{code}/requests?{query}")).ShouldBe(HttpStatusCode.OK);
        var listed = await WordsAsync(ada, query);

        listed.Should().BeEquivalentTo(shown);
        page.ShouldSay(shown).ShouldNotSay([.. all.Except(shown)]);
        page.Text.Should().MatchRegex($" Open {shown.Length} ", "the number of the view is that of its lines");
    }

    [Theory]
    [InlineData("newest", "A ride to the doctor", "A cot", "Bread", "Soup for two")]
    [InlineData("soonest", "Bread", "Soup for two", "A ride to the doctor", "A cot")]
    [InlineData("oldest", "Soup for two", "Bread", "A cot", "A ride to the doctor")]
    public async Task It_is_sorted_as_was_asked(string order, params string[] sorted)
    {
        var (code, ada, _) = await AskedAsync();

        var text = (await new Browsing(ada.Http).GetAsync($"/{code}/requests?order={order}")).ShouldBe(HttpStatusCode.OK).Text;

        sorted.Select(words => text.IndexOf(words, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
        (await WordsAsync(ada, $"order={order}")).Should().Equal(sorted);
    }

    [Fact]
    public async Task What_is_narrowed_is_said_kept_on_the_way_and_taken_out_again()
    {
        var (code, ada, rob) = await AskedAsync();
        var browsing = new Browsing(ada.Http);

        var page = await browsing.GetAsync($"/{code}/requests?category=food&person={rob}");
        page.ShouldSay("Only those of Rob Ainley", "Only this kind of help: Food", "Bread").ShouldNotSay("Soup for two");
        page.Address.Should().NotContain("Rob");

        var others = await browsing.GetAsync(page.Link($"^/{code}/requests\\?category=food$"));
        others.ShouldSay("Bread", "Soup for two", "Only this kind of help: Food").ShouldNotSay("Only those of", "A cot");
        (await browsing.GetAsync(page.Link("show=met"))).ShouldSay("Only those of Rob Ainley", "Only this kind of help: Food",
            "No requests here", "Take out one of the filters");
        (await browsing.GetAsync(page.Link($"^/{code}/requests$"))).ShouldSay(all).ShouldNotSay("Only th");
    }

    [Fact]
    public async Task The_form_keeps_what_it_does_not_ask_itself()
    {
        var (code, ada, rob) = await AskedAsync();
        var page = await new Browsing(ada.Http).GetAsync($"/{code}/requests?show=all&person={rob}&mine=true");

        page.Form($"/{code}/requests").Should().Contain("show", "all").And.Contain("person", rob).And.Contain("mine", "true")
            .And.ContainKeys("from", "to");
    }

    [Theory]
    [InlineData("category=sweets", "Kind of help")]
    [InlineData("ward=nowhere", "Ward")]
    [InlineData("from=2026-02-30", "From this day")]
    [InlineData("to=0001-01-01", "To this day")]
    [InlineData("order=loudest", "Sorted by")]
    [InlineData("show=everything", "A part of this address is not known here")]
    [InlineData("person=rob", "A part of this address is not known here")]
    public async Task What_nobody_knows_is_said_and_the_list_is_shown_without_it(string unknown, string says)
    {
        var (code, ada, _) = await AskedAsync();

        var page = await new Browsing(ada.Http).GetAsync($"/{code}/requests?{unknown}");

        page.ShouldBe(HttpStatusCode.BadRequest).ShouldSay(says, "not known here. The list is shown without it.").ShouldSay(all);
        (await ada.GetAsync($"/requests?{unknown}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_follow_each_other_within_what_is_narrowed()
    {
        var (code, ada, rob) = await AskedAsync();
        for (var more = 0; more < 51; more++) await RaiseAsync(ada, rob, $"Tin {more:00}", "food", "E05001386", null);
        await town.ListedAsync();
        var browsing = new Browsing(ada.Http);

        var first = await browsing.GetAsync($"/{code}/requests?order=newest&category=food&ward=E05001386");
        var second = await browsing.GetAsync(first.Link("after="));

        first.ShouldSay("Open 52", "Tin 50", "Tin 01").ShouldNotSay("Tin 00", "Soup for two");
        second.ShouldSay("Open 52", "Tin 00", "Soup for two", "Only this kind of help: Food").ShouldNotSay("Tin 01", "A cot", "Bread");
    }

    [Fact]
    public async Task It_outlasts_a_sign_in()
    {
        var page = await SeenPage.GetAsync(town.Host.Client(), $"/{Town.Code}/requests?show=all&category=food&order=oldest");

        page.Status.Should().Be(HttpStatusCode.SeeOther);
        Uri.UnescapeDataString(page.Location!).Should().Contain($"/{Town.Code}/requests?show=all&category=food&order=oldest");
    }

    [Fact]
    public async Task What_is_mine_changes_hands_with_whoever_acts_and_whoever_asked_looks_after_nothing()
    {
        var (code, ada, rob) = await AskedAsync();
        var cora = town.As($"cora-{code}", code);
        var bread = (await ada.GetAsync($"/requests?person={rob}")).Body.GetProperty("items")[0].GetProperty("id").GetString();
        (await WordsAsync(cora, "mine=true")).Should().Equal("A cot");

        (await cora.PostAsync($"/requests/{bread}/close-as-unmet", new { cause = "no-stock" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        (await WordsAsync(cora, "mine=true")).Should().Equal("A cot", "Bread");
        (await new Browsing(cora.Http).GetAsync($"/{code}/requests?show=unmet&mine=true")).ShouldSay("Bread", "Unmet, 7 days 1");
        (await WordsAsync(town.As($"rob-{code}", code), $"person={rob}&mine=true")).Should().Equal(["Bread"], "he entered it");
    }

    [Fact]
    public async Task Whoever_sees_only_their_own_finds_no_more_by_narrowing()
    {
        var (code, _, rob) = await AskedAsync();
        var browsing = new Browsing(town.As($"rob-{code}", code).Http);

        foreach (var query in (string[])["", "?category=food", $"?person={rob}", "?show=mine&order=oldest"])
            (await browsing.GetAsync($"/{code}/requests{query}")).ShouldBe(HttpStatusCode.OK).ShouldSay("Bread")
                .ShouldNotSay([.. all.Except(["Bread"])]);
        (await browsing.GetAsync($"/{code}/requests?show=all")).ShouldBe(HttpStatusCode.BadRequest).ShouldSay("Bread")
            .ShouldNotSay("A cot");
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(Caller who, string query) =>
        [.. (await who.GetAsync($"/requests?{query}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("words").GetProperty("value").GetString()!)];
}
