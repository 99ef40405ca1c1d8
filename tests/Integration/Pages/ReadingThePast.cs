using System.Globalization;
using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>The day, its lists and its figures as they were at a past moment.</summary>
[Collection(nameof(Town))]
public sealed class ReadingThePast(Town town)
{
    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task What_was_open_then_is_shown_as_it_was_and_cannot_be_changed()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Open at that time", neededBy: Soon("00:01")));
        await town.ListedAsync();
        var then = town.Clock.GetUtcNow();
        (await town.Cleo.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await town.RaiseAsync(body: Town.Asking("Not asked yet", neededBy: Soon("00:02")));
        await town.ListedAsync();

        foreach (var page in (string[])["/today", "/requests"])
        {
            var past = (await Ada.GetAsync(At(page, then))).ShouldBe(HttpStatusCode.OK)
                .ShouldSay("Open at that time", "This is what was known here at", "Nothing can be changed in the past")
                .ShouldNotSay("Not asked yet");
            past.Html.Should().NotContain("<live-region", "the past does not change");
            past.Actions("/(propose|cancel|attended|absent|told)$").Should().BeEmpty();
            var now = (await Ada.GetAsync($"/{Town.Code}{page}")).ShouldNotSay("Open at that time", "This is what was known here at");
            now.ShouldSay("Not asked yet", "Look back");
        }
    }

    [Fact]
    public async Task A_day_and_time_are_picked_without_scripts_in_the_time_of_the_community()
    {
        var picked = await Ada.GetAsync($"/{Town.Code}/requests?show=all&on=2026-01-05&time=09:30");
        picked.ShouldBe(HttpStatusCode.OK).Address.Should().EndWith("/requests?show=all&asOf=2026-01-05T09%3A30%3A00Z");
        picked.ShouldSay("Mon 5 Jan", "09:30", "No requests here").Html.Should().Contain("name=\"show\" value=\"all\"");
        (await Ada.GetAsync($"/{Town.Code}/today?on=2026-07-05")).Address.Should().EndWith("asOf=2026-07-05T23%3A00%3A00Z",
            "the day ends at the midnight of the place");
        (await Ada.GetAsync($"/{Town.Code}/today?on=2031-01-01")).ShouldBe(HttpStatusCode.OK).Address.Should()
            .EndWith("/today", "what has not come yet is shown as it is now");
        foreach (var (asked, says) in new[]
        {
            ("on=2026-02-30", "A day as"), ("on=2026-03-29&time=01:30", "clocks"), ("on=2026-01-05&time=25:00", "A time of day as"),
            ("asOf=2031-01-01T00:00:00Z", "A moment that has passed"),
        })
            (await Ada.GetAsync($"/{Town.Code}/today?{asked}")).ShouldBe(HttpStatusCode.BadRequest).ShouldSay(says);
    }

    private static string At(string page, DateTimeOffset then) =>
        $"/{Town.Code}{page}?asOf={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}";

    private object Soon(string at) =>
        new { on = town.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at };
}
