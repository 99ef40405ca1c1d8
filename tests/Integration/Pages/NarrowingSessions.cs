using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>The list of sessions is narrowed by kind, place and days, for everybody who may see it.</summary>
[Collection(nameof(Town))]
public sealed class NarrowingSessions(Town town)
{
    private static readonly string[] all = ["Soup kitchen", "Toy library", "Bread run"];

    private async Task<(string Code, Caller Ada)> PlannedAsync()
    {
        var (code, ada) = await town.FoundedAsync();
        foreach (var (title, category, ward, ahead) in new[]
        {
            ("Soup kitchen", "food", "E05001385", 3), ("Toy library", "baby", "E05001385", 5), ("Bread run", "food", "E05001386", 8),
        })
            (await ada.PostAsync("/sessions/plan", new
            {
                title,
                category,
                starts = new { on = Day(ahead), at = "10:30" },
                minutes = 90,
                ward,
                capacity = new { amount = 8, unit = "person" },
            })).ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
        return (code, ada);
    }

    private string Day(int ahead) => town.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", null);

    [Theory]
    [InlineData("category=food", "Soup kitchen", "Bread run")]
    [InlineData("ward=E05001385", "Soup kitchen", "Toy library")]
    [InlineData("ward=E05001385&category=food", "Soup kitchen")]
    [InlineData("from={4}", "Toy library", "Bread run")]
    [InlineData("to={5}", "Soup kitchen", "Toy library")]
    [InlineData("from={4}&to={7}", "Toy library")]
    [InlineData("from={-9}&to={-1}")]
    [InlineData("category=&ward=&from=&to=", "Soup kitchen", "Toy library", "Bread run")]
    public async Task Only_what_was_asked_for_is_shown(string filter, params string[] shown)
    {
        var (code, ada) = await PlannedAsync();
        var query = Enumerable.Range(-9, 20)
            .Aggregate(filter, (text, ahead) => text.Replace($"{{{ahead}}}", Day(ahead), StringComparison.Ordinal));

        var page = (await new Browsing(ada.Http).GetAsync($"/{code}/sessions?{query}")).ShouldBe(HttpStatusCode.OK);

        page.ShouldSay(shown).ShouldNotSay([.. all.Except(shown)]);
        if (shown.Length == 0) page.ShouldSay("No session is like this");
    }

    [Fact]
    public async Task What_is_narrowed_is_taken_out_again_and_what_nobody_knows_is_said()
    {
        var (code, ada) = await PlannedAsync();
        var browsing = new Browsing(ada.Http);

        var page = await browsing.GetAsync($"/{code}/sessions?category=food&ward=E05001385");
        page.ShouldSay("Only this kind of help: Food.", "Only in this ward: Todmorden.");
        (await browsing.GetAsync(page.Link($"^/{code}/sessions\\?category=food$"))).ShouldSay("Soup kitchen", "Bread run")
            .ShouldNotSay("Toy library");
        (await browsing.GetAsync($"/{code}/sessions?ward=nowhere")).ShouldBe(HttpStatusCode.BadRequest)
            .ShouldSay("The list is shown without it").ShouldSay(all);
        (await ada.GetAsync("/sessions?ward=E05001386")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").GetArrayLength()
            .Should().Be(1);
    }
}
