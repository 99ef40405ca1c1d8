using System.Globalization;
using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>The last day on which something holds is said as that day, never as the midnight after it.</summary>
[Collection(nameof(Town))]
public sealed class DaysSaidAsDays(Town town)
{
    private DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime);

    [Theory]
    [InlineData(9)]
    [InlineData(3)]
    public async Task An_offer_until_a_day_says_that_day(int ahead)
    {
        var day = Today.AddDays(ahead);
        var offer = (await town.Ben.PostAsync("/offers/make", new
        {
            category = "baby",
            words = $"For {ahead} days",
            offered = new { amount = 1, unit = "pack" },
            until = new { on = Written(day) },
        })).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        var ada = new Browsing(town.Host.SignedIn("ada"));

        (await ada.GetAsync($"/mill-street/offers/{offer}")).ShouldSay($"Until {Said(day)} ").ShouldNotSay("00:00");
        var list = (await ada.GetAsync("/mill-street/offers")).Html;
        var row = list[list.IndexOf($"offer-{offer}", StringComparison.Ordinal)..];
        row[..row.IndexOf("</tr>", StringComparison.Ordinal)].Should()
            .Contain(ahead < 7 ? day.ToString("dddd", CultureInfo.InvariantCulture) : Said(day)).And.NotContain("00:00");
    }

    [Theory]
    [InlineData(0, ">today<")]
    [InlineData(1, ">tomorrow<")]
    [InlineData(3, ">within a week<")]
    public async Task What_is_needed_by_a_day_counts_no_hours(int ahead, string said)
    {
        var by = new { on = Written(Today.AddDays(ahead)) };
        var request = await town.RaiseAsync(body: Town.Asking($"Needed in {ahead} days", neededBy: by));

        var page = (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/requests/{request}")).ShouldBe(HttpStatusCode.OK);

        var due = page.Html[page.Html.IndexOf("Needed by", StringComparison.Ordinal)..];
        due = due[..due.IndexOf("</dd>", StringComparison.Ordinal)];
        due.Should().Contain(said).And.NotMatchRegex(@"\d+ (h|min)\b");
    }

    [Fact]
    public async Task What_is_needed_at_a_time_counts_the_hours_to_it()
    {
        var at = TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).AddMinutes(2);
        Assert.SkipWhen(at.Hour == 0 && at.Minute < 3, "Two minutes to midnight.");
        var (on, time) = (Written(DateOnly.FromDateTime(at.DateTime)), at.ToString("HH:mm", CultureInfo.InvariantCulture));
        var request = await town.RaiseAsync(body: Town.Asking("In a minute", neededBy: new { on, at = time }));

        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/requests/{request}")).ShouldSay("in 1 min");
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Said(DateOnly day) =>
        day.ToString(day.Year == Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
