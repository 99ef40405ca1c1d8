using System.Globalization;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Charts;

/// <summary>Weeks and days are those of the community, also when its clocks change.</summary>
public sealed class CountingInWeeks(TestPostgres postgres)
{
    [Fact]
    public async Task A_week_ends_at_midnight_of_the_community_before_and_after_its_clocks_change()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Host.SignedIn("ada"));

        // The clocks of London go forward on 28 March 2027, a Sunday.
        await AskAsync(town, "2027-03-28T22:30:00Z", "Late on Sunday");
        await AskAsync(town, "2027-03-28T23:30:00Z", "Early on Monday");
        (await WeeksAsync(town)).Should().Contain([("2027-03-22", 1), ("2027-03-29", 1)]);
        (await ada.GetAsync("/mill-street/requests?show=all&from=2027-03-22&to=2027-03-28"))
            .ShouldSay("Late on Sunday", "Only those asked from", "22 Mar", "28 Mar").ShouldNotSay("Early on Monday");
        (await ada.GetAsync("/mill-street/requests?show=all&from=2027-03-29&to=2027-04-04"))
            .ShouldSay("Early on Monday").ShouldNotSay("Late on Sunday");
        (await town.Ada.GetAsync($"/requests?from=2027-03-22&to=2027-03-28&ward={Town.Ward}")).ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("items").GetArrayLength().Should().Be(1, "the list of the interface is narrowed in the same way");
        (await town.Ada.GetAsync("/requests?from=2027-03-22&cause=no-stock")).ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("items").GetArrayLength().Should().Be(0);

        // They go back on 31 October, another one.
        await AskAsync(town, "2027-10-24T22:30:00Z", "The Sunday before");
        await AskAsync(town, "2027-10-24T23:30:00Z", "The Monday before");
        await AskAsync(town, "2027-10-31T23:30:00Z", "Sunday in winter");
        await AskAsync(town, "2027-11-01T00:30:00Z", "Monday in winter");
        var weeks = await WeeksAsync(town);
        weeks.Should().HaveCount(12).And.EndWith([("2027-10-18", 1), ("2027-10-25", 2), ("2027-11-01", 1)]);
    }

    [Fact]
    public async Task A_day_of_work_is_the_day_of_the_community()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await town.MoveClockAsync(DateTimeOffset.Parse("2027-03-25T12:00:00Z", CultureInfo.InvariantCulture));
        foreach (var (on, at) in new[] { ("2027-03-28", "00:00"), ("2027-03-28", "23:30"), ("2027-03-29", "00:00") })
            (await town.Ada.PostAsync("/sessions/plan", new
            {
                title = $"{on} {at}",
                category = "food",
                starts = new { on, at },
                minutes = 20,
                ward = Town.Ward,
                capacity = new { amount = 8, unit = "person" },
            })).ShouldBe(HttpStatusCode.Created);
        await town.RaiseAsync(body: Town.Asking("By the end of Sunday", neededBy: new { on = "2027-03-28" }));
        await town.RaiseAsync(body: Town.Asking("As Monday begins", neededBy: new { on = "2027-03-29", at = "00:00" }));
        await town.ListedAsync();

        var days = (await town.Ada.GetAsync("/charts/days")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("days").EnumerateArray().ToList();
        days.Should().HaveCount(21);
        days.Select(d => d.GetProperty("on").GetString()).Should().BeInAscendingOrder()
            .And.StartWith("2027-03-18").And.EndWith("2027-04-07");
        Of("2027-03-28").Should().Be((2, 1));
        Of("2027-03-29").Should().Be((1, 1));
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync("/mill-street/sessions?day=2027-03-28"))
            .ShouldSay("2027-03-28 00:00", "2027-03-28 23:30").ShouldNotSay("2027-03-29 00:00");

        (int, int) Of(string day) => days.Single(d => d.GetProperty("on").GetString() == day) is var found
            ? (found.GetProperty("sessions").GetInt32(), found.GetProperty("due").GetInt32()) : default;
    }

    private static async Task AskAsync(Town town, string at, string words)
    {
        await town.MoveClockAsync(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        await town.RaiseAsync(body: Town.Asking(words));
    }

    private static async Task<List<(string From, int Asked)>> WeeksAsync(Town town) =>
        [.. (await town.Ada.GetAsync("/charts/weeks")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("weeks").EnumerateArray()
            .Select(week => (week.GetProperty("from").GetString()!, week.GetProperty("asked").GetInt32()))];
}
