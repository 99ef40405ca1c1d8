using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class TheDayOnAWall(Town town)
{
    private const string Wall = "/mill-street/today?wall=1";

    /// <summary>Due so early that it is among the first on the wall, before all other requests of the town.</summary>
    private object Today =>
        new
        {
            on = TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
            .ToString("yyyy-MM-dd", null)
        };

    [Fact]
    public async Task It_names_nobody_says_nobody_s_words_and_asks_for_nothing()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Words for coordinators only", neededBy: Today));

        var wall = await new Browsing(town.Host.SignedIn("ada")).GetAsync(Wall);

        wall.ShouldBe(HttpStatusCode.OK).ShouldSay("Open requests", "Still to come today", "Leave the wall screen");
        wall.Html.Should().Contain($"wall-{request}").And.Contain($"/mill-street/today/live?wall=1").And.NotContain(
            "Words for coordinators only").And.NotContain("<form").And.NotContain("data-sealed")
            .And.NotContain("Ada").And.NotContain("Ben").And.NotContain("Cleo");
    }

    [Fact]
    public async Task What_it_hears_live_names_nobody_either()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Not on a wall", neededBy: Today));
        using var wanted = new HttpRequestMessage(HttpMethod.Get, "/mill-street/today/live?wall=1");
        using var answer = await town.Host.SignedIn("ada")
            .SendAsync(wanted, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        var heard = "";
        while (!heard.Contains("wall-sessions", StringComparison.Ordinal))
            heard += await lines.ReadLineAsync(TestContext.Current.CancellationToken);

        heard.Should().Contain($"wall-{request}").And.NotContain("Not on a wall").And.NotContain("<form").And.NotContain("data-sealed");
    }

    [Fact]
    public async Task It_is_for_those_who_see_the_day_and_knows_no_other_number()
    {
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(Wall)).ShouldBe(HttpStatusCode.Forbidden);
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync("/mill-street/today?wall=2")).ShouldBe(HttpStatusCode.BadRequest);
    }
}
