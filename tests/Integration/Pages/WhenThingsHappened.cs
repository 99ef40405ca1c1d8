using System.Globalization;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>A day within the last week has its weekday; an older one its date as well.</summary>
public sealed class WhenThingsHappened(TestPostgres postgres)
{
    [Fact]
    public async Task What_happened_long_ago_has_a_date_on_the_page_of_the_charter()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var (founded, ada) = (town.Clock.GetUtcNow(), new Browsing(town.Host.SignedIn("ada")));
        var english = CultureInfo.GetCultureInfo("en-GB");
        var (weekday, date) = (founded.ToString("ddd", english), founded.ToString("ddd d MMM", english));
        await town.MoveClockAsync(founded.AddDays(6));
        (await ada.GetAsync($"/{Town.Code}/charter")).ShouldBe(HttpStatusCode.OK).ShouldSay($" {weekday} ").ShouldNotSay(date);

        await town.MoveClockAsync(founded.AddDays(8));

        (await ada.GetAsync($"/{Town.Code}/charter")).ShouldSay(date);
    }
}
