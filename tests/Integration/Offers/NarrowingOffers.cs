using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;

namespace Coordination.Integration.Offers;

/// <summary>A coordinator narrows the list of offers to what would fit, on the page and by a program alike.</summary>
[Collection(nameof(Town))]
public sealed class NarrowingOffers(Town town)
{
    private static readonly string[] all = ["Lifts on Fridays", "Soup from Hal", "Bread of Una"];

    /// <summary>Hal offers lifts in one ward until next week, and soup anywhere; Ada enters what Una gives, until the week after.</summary>
    private async Task<(string Code, Caller Ada, Caller Hal, string HalId)> OfferedAsync()
    {
        var (code, ada) = await town.FoundedAsync();
        var hal = town.As($"hal-{code}", code);
        var id = (await hal.PostAsync("/people/join", new { name = "Hal Barraclough" })).ShouldBe(HttpStatusCode.Created).Id;
        var una = (await ada.PostAsync("/people/record", new { name = "Una Rigg", isNew = true })).ShouldBe(HttpStatusCode.Created).Id;
        await MadeAsync(hal, null, "lift", "Lifts on Fridays", 7, "E05001385");
        await MadeAsync(hal, null, "food", "Soup from Hal", null);
        await MadeAsync(ada, una, "food", "Bread of Una", 14, "E05001386");
        await town.ListedAsync();
        return (code, ada, hal, id);

        async Task MadeAsync(Caller by, string? person, string category, string words, int? inDays, params string[] wards)
        {
            var body = new (string, object?)[]
            {
                ("category", category), ("words", words), ("offered", new { amount = 3, unit = category is "lift" ? "trip" : "portion" }),
                ("wards", wards), ("until", inDays is { } days ? new { on = Day(days) } : null),
            };
            (await by.PostAsync("/offers/make",
                person is null ? body.ToDictionary(b => b.Item1, b => b.Item2) : Newcomers.For(person, body)))
                .ShouldBe(HttpStatusCode.Created);
        }
    }

    private string Day(int ahead) => town.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", null);

    public static TheoryData<string, string[]> Filters => new()
    {
        { "category=food", ["Soup from Hal", "Bread of Una"] },
        { "ward=E05001385", ["Lifts on Fridays", "Soup from Hal"] },
        { "ward=E05001386&category=food", ["Soup from Hal", "Bread of Una"] },
        { "ward=E05001387", ["Soup from Hal"] },
        { "person={hal}", ["Lifts on Fridays", "Soup from Hal"] },
        { "mine=true", ["Bread of Una"] },
        { "from={today}&to={today}", all },
        { "to={yesterday}", [] },
        { "category=&ward=&from=&to=", all },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task Page_and_interface_show_the_same_and_count_it(string filter, string[] shown)
    {
        var (code, ada, _, hal) = await OfferedAsync();
        var query = filter.Replace("{hal}", hal, StringComparison.Ordinal).Replace("{today}", Day(0), StringComparison.Ordinal)
            .Replace("{yesterday}", Day(-1), StringComparison.Ordinal);

        var page = (await new Browsing(ada.Http).GetAsync($"/{code}/offers?{query}")).ShouldBe(HttpStatusCode.OK);

        (await WordsAsync(ada, query)).Should().BeEquivalentTo(shown);
        page.ShouldSay(shown).ShouldNotSay([.. all.Except(shown)]);
        page.Text.Should().MatchRegex($"Open offers {shown.Length} ", "the number of the view is that of its lines");
    }

    [Theory]
    [InlineData("newest", "Bread of Una", "Soup from Hal", "Lifts on Fridays")]
    [InlineData("oldest", "Lifts on Fridays", "Soup from Hal", "Bread of Una")]
    [InlineData("ending-first", "Lifts on Fridays", "Bread of Una", "Soup from Hal")]
    public async Task It_is_sorted_as_was_asked(string order, params string[] sorted)
    {
        var (code, ada, _, _) = await OfferedAsync();
        var text = (await new Browsing(ada.Http).GetAsync($"/{code}/offers?order={order}")).ShouldBe(HttpStatusCode.OK).Text;

        sorted.Select(words => text.IndexOf(words, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
        (await WordsAsync(ada, $"order={order}")).Should().Equal(sorted);
    }

    [Fact]
    public async Task What_is_gone_is_in_a_view_of_its_own_and_what_is_narrowed_is_kept_and_taken_out()
    {
        var (code, ada, hal, id) = await OfferedAsync();
        var lift = (await hal.GetAsync($"/offers?person={id}&category=lift")).Body.GetProperty("items")[0].GetProperty("id").GetString();
        (await hal.PostAsync($"/offers/{lift}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        var browsing = new Browsing(ada.Http);

        var open = await browsing.GetAsync($"/{code}/offers?person={id}");
        open.ShouldSay("Only those of Hal Barraclough", "Soup from Hal").ShouldNotSay("Lifts", "Bread");
        (await browsing.GetAsync(open.Link("show=gone"))).ShouldSay("Only those of Hal Barraclough", "Lifts on Fridays")
            .ShouldNotSay("Soup", "Bread");
        (await browsing.GetAsync(open.Link($"^/{code}/offers$"))).ShouldSay("Soup from Hal", "Bread of Una").ShouldNotSay("Lifts");
    }

    [Theory]
    [InlineData("ward=nowhere", "Ward")]
    [InlineData("order=loudest", "Sorted by")]
    [InlineData("show=everything", "A part of this address")]
    public async Task What_nobody_knows_is_said_and_the_list_is_shown_without_it(string unknown, string says)
    {
        var (code, ada, _, _) = await OfferedAsync();

        (await new Browsing(ada.Http).GetAsync($"/{code}/offers?{unknown}")).ShouldBe(HttpStatusCode.BadRequest)
            .ShouldSay(says, "The list is shown without it").ShouldSay(all);
        (await ada.GetAsync($"/offers?{unknown}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Whoever_sees_only_their_own_finds_no_more_by_narrowing()
    {
        var (code, _, hal, _) = await OfferedAsync();

        foreach (var query in (string[])["", "?category=food", "?order=oldest"])
            (await new Browsing(hal.Http).GetAsync($"/{code}/offers{query}")).ShouldBe(HttpStatusCode.OK).ShouldSay("Soup from Hal")
                .ShouldNotSay("Bread of Una");
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(Caller who, string query) =>
        [.. (await who.GetAsync($"/offers?{query}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("words").GetProperty("value").GetString()!)];
}
