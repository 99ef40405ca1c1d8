using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Today;

/// <summary>The day says who waits to be taken in and who has to be called, and each figure is that of its list.</summary>
[Collection(nameof(Town))]
public sealed partial class WaitingPeople(Town town)
{
    [Fact]
    public async Task Applicants_and_calls_are_counted_as_their_lists_have_them_and_not_named_while_there_are_none()
    {
        var village = await Village.FoundAsync(
            town.Host, "waiting-row", new { id = "WR-1", parameter = "joining", codes = new[] { "application" } });
        var ada = new Browsing(town.Host.SignedIn("ada"));
        (await ada.GetAsync("/waiting-row/today")).ShouldNotSay("to join", "to make");

        foreach (var who in (string[])["gus", "hana"]) await village.JoinAsync(who);
        var rhea = (await village.Ada.PostAsync("/people/record", new { name = "Rhea" })).ShouldBe(HttpStatusCode.Created).Id;
        var request = (await village.Ada.PostAsync("/requests/raise", new
        {
            category = "food",
            words = "A parcel",
            wanted = new { amount = 1, unit = "parcel" },
            ward = Town.Ward,
            onBehalfOf = rhea,
            authority = "verbal-consent",
            channel = "phone",
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await village.Ada.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-capacity" })).ShouldBe(HttpStatusCode.OK);
        await town.Host.SettledAsync();

        var today = (await ada.GetAsync("/waiting-row/today")).ShouldBe(HttpStatusCode.OK);
        Count(today, "/waiting-row/people").Should().Be(2);
        (await ada.GetAsync("/waiting-row/people")).ShouldSay("gus", "hana");
        var calls = Call().Count((await ada.GetAsync("/waiting-row/messages")).ShouldSay("Rhea").Html);
        Count(today, "/waiting-row/messages").Should().Be(calls).And.BePositive();
    }

    private static int Count(Pages.Shown page, string href) => Figure().Matches(page.Html).Where(m => m.Groups["href"].Value == href)
        .Select(m => int.Parse(m.Groups["count"].Value, null)).Single();

    [GeneratedRegex("""<a class="[^"]*" href="(?<href>[^"]*)"><span class="count number">\s*(?<count>\d+)""")]
    private static partial Regex Figure();

    [GeneratedRegex("""id="told-""")]
    private static partial Regex Call();
}
