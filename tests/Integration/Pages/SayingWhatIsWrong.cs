using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>A refused form says what is wrong at the field, in words that help, and takes what everybody would have understood.</summary>
[Collection(nameof(Town))]
public sealed class SayingWhatIsWrong(Town town)
{
    private const string Ask = "/mill-street/ask", Add = "/mill-street/requests/add", Unseen = "\u200B\u2060\u3164";

    [Theory]
    [InlineData("1,5"), InlineData("1.5"), InlineData("1.000"), InlineData("1,000"), InlineData("1 000"), InlineData("\u0661\u0662")]
    [InlineData("\uFF11\uFF12"), InlineData("3e2"), InlineData("0"), InlineData("-1"), InlineData("2147483648")]
    public async Task An_amount_is_the_whole_number_that_was_meant_or_is_asked_for_again(string typed)
    {
        var refused = await AddAsync(("wanted.amount", typed));

        refused.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("whole number", "smaller unit");
        WebUtility.HtmlDecode(refused.Html).Should().Contain("href=\"#wanted.amount\"").And.Contain($"value=\"{typed}\"");
    }

    [Fact]
    public async Task Blanks_around_a_number_are_nothing() =>
        (await AddAsync(("wanted.amount", " 3 "))).ShouldBe(HttpStatusCode.OK).ShouldSay("3 parcels");

    [Fact]
    public async Task Words_have_something_to_see_in_them()
    {
        (await AddAsync(("words", Unseen))).ShouldBe(HttpStatusCode.BadRequest).Html.Should().Contain("href=\"#words\"");
        var kit = new Browsing(town.Host.SignedIn("kit-unseen"));
        (await kit.SendAsync(await kit.GetAsync(Ask), Ask, ("go", "when"), ("category", "food"), ("words", Unseen)))
            .ShouldBe(HttpStatusCode.BadRequest).ShouldSay("Say in a few words what you need");
        (await town.Ben.PostAsync("/offers/make",
            new { category = "food", words = Unseen, offered = new { amount = 1, unit = "item" } })).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_choice_that_is_missing_is_described_where_it_is_made()
    {
        var kit = new Browsing(town.Host.SignedIn("kit-unseen"));

        var refused = await kit.SendAsync(await kit.GetAsync(Ask), Ask, ("go", "when"), ("words", "Bread"));

        refused.Html.Should().Contain("href=\"#category\"").And.Contain("id=\"category-why\"").And.MatchRegex(
            "<input type=\"radio\" name=\"category\" id=\"category\"[^>]*aria-invalid=\"true\" aria-describedby=\"category-why\"");
    }

    [Fact]
    public async Task A_day_that_is_over_is_said_at_its_field()
    {
        var refused = await AddAsync(("neededBy.on", "2020-02-29"));

        refused.ShouldBe(HttpStatusCode.Conflict).ShouldSay("has already passed").Html.Should().Contain("href=\"#neededBy.on\"");
    }

    [Fact]
    public async Task An_email_address_is_one() =>
        (await town.Ben.PostAsync($"/people/{town.BenId}/change-contact", new { email = "no-at-sign" }))
            .ShouldBe(HttpStatusCode.BadRequest);

    private async Task<Shown> AddAsync((string Name, string Value) typed)
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        (string Name, string Value)[] fields = [("onBehalfOf", town.CleoId.ToString()), ("category", "food"), ("words", "Bread"),
            ("wanted.amount", "1"), ("wanted.unit", "parcel"), ("ward", Town.Ward), ("channel", "phone"), ("authority", "verbal-consent")];
        return await ada.SendAsync(await ada.GetAsync($"{Add}?person={town.CleoId}"), Add,
            [.. fields.Where(field => field.Name != typed.Name), typed]);
    }
}
