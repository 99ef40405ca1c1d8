using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Reads;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed partial class ReadingALongStory(Town town)
{
    [Fact]
    public async Task A_page_shows_the_latest_of_a_long_story_and_leads_to_what_happened_before()
    {
        var (nell, id) = await town.NewcomerAsync("Nell");
        for (var change = 0; change <= ReadQuery.MostItems; change++)
            (await nell.PostAsync($"/people/{id}/change-contact", new { reachNotes = $"Door {change}" })).ShouldBe(HttpStatusCode.OK);
        var browsing = new Browsing(nell.Http);

        var page = (await browsing.GetAsync("/mill-street/my-data")).ShouldBe(HttpStatusCode.OK).Html;
        var before = (await browsing.GetAsync(WebUtility.HtmlDecode(Earlier().Match(page).Groups[1].Value)))
            .ShouldBe(HttpStatusCode.OK).Html;

        Events(page).Should().HaveCount(ReadQuery.MostItems);
        Events(before).Should().NotBeEmpty().And.NotIntersectWith(Events(page));
        Earlier().IsMatch(before).Should().BeFalse("it began there");
        (await nell.GetAsync("/me/done-in-my-name")).Body.GetProperty("events").GetArrayLength().Should().Be(0, "she did it herself");
    }

    [Fact]
    public async Task A_program_reads_what_happened_before_a_position()
    {
        var request = await town.RaiseAsync();
        (await town.Cleo.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        var whole = (await town.Ada.GetAsync($"/requests/{request}/story")).Body;
        var last = whole.GetProperty("events").EnumerateArray().Last().GetProperty("seq").GetInt64();

        var earlier = (await town.Ada.GetAsync($"/requests/{request}/story?before={last}")).ShouldBe(HttpStatusCode.OK).Body;

        earlier.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).Should().Equal("request.raised");
        whole.TryGetProperty("before", out _).Should().BeFalse("it begins with the first");
        (await town.Ada.GetAsync($"/requests/{request}/story?before=now")).ShouldName("before");
    }

    private static List<string> Events(string page) => [.. Event().Matches(page).Select(found => found.Groups[1].Value)];

    [GeneratedRegex("href=\"([^\"]*[?]before=[0-9]+#story)\"")]
    private static partial Regex Earlier();

    [GeneratedRegex("<li id=\"event-([0-9]+)\"")]
    private static partial Regex Event();
}
