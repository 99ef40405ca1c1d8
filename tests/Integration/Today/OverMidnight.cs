using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Today;

/// <summary>A night shelter from 22:00 to 02:00 is on the day as long as it runs, and counted once.</summary>
public sealed partial class OverMidnight(TestPostgres postgres)
{
    private const string Title = "Night shelter", Evening = "2027-11-04", NextDay = "2027-11-05";
    private static readonly string[] guests = ["Ann", "Bill", "Carys", "Dai", "Eluned", "Ffion"];

    [Fact]
    public async Task A_session_that_runs_is_on_the_day_before_and_after_midnight_and_gone_once_it_is_over()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var clock = host.Services.GetRequiredService<CommunityClock>();
        clock.StandAt(At("2027-11-01T09:00:00Z"));
        var village = await Village.FoundAsync(host, "night-town");
        var session = await ShelterAsync(village);
        var people = new List<Guid>();
        foreach (var guest in guests) people.Add(await village.JoinAsync(guest));
        foreach (var guest in guests.Take(5))
            (await village.As(guest).PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        var reader = new DayReader(host, village, session);

        foreach (var at in (string[])["2027-11-04T21:30:00Z", "2027-11-04T23:59:59Z", "2027-11-05T00:00:00Z"])
        {
            clock.StandAt(At(at));
            await reader.ShouldSeeAsync(places: 5, mayTick: true);
        }

        clock.StandAt(At("2027-11-05T00:30:00Z"));
        var came = await reader.BookingAsync(people[0]);
        (await village.Ada.PostAsync($"/sessions/{session}/bookings/{came}/attended", null)).ShouldBe(HttpStatusCode.OK);
        var sixth = new { onBehalfOf = people[5], authority = "verbal-consent" };
        (await village.Ada.PostAsync($"/sessions/{session}/book", sixth)).ShouldBe(HttpStatusCode.OK);
        await reader.ShouldSeeAsync(places: 6, mayTick: true);
        var back = await reader.BookingAsync(people[1]);
        (await village.As("Bill").PostAsync($"/sessions/{session}/bookings/{back}/cancel", null)).ShouldBe(HttpStatusCode.OK);
        await reader.ShouldSeeAsync(places: 5, mayTick: true);

        clock.StandAt(At("2027-11-05T01:59:59Z"));
        await reader.ShouldSeeAsync(places: 5, mayTick: true);
        foreach (var at in (string[])["2027-11-05T02:00:00Z", "2027-11-05T02:01:00Z"])
        {
            clock.StandAt(At(at));
            await reader.ShouldNotSeeAsync();
        }
        var late = await reader.BookingAsync(people[2]);
        (await village.Ada.PostAsync($"/sessions/{session}/bookings/{late}/attended", null)).ShouldBe(HttpStatusCode.OK);
        await host.CaughtUpAsync();
        await reader.ShouldSeeAsync(places: 5, mayTick: false, asOf: "2027-11-05T00:30:30Z");
        await reader.ShouldSeeAsync(places: 5, mayTick: false, asOf: "2027-11-04T23:00:00Z");
    }

    [Fact]
    public async Task Session_sheet_and_lists_say_on_which_day_it_ends_in_every_language()
    {
        await using var host = await TestHost.StartAsync(postgres);
        host.Services.GetRequiredService<CommunityClock>().StandAt(At("2027-11-01T09:00:00Z"));
        var village = await Village.FoundAsync(host, "night-town");
        var (session, ada) = (await ShelterAsync(village), new Browsing(host.SignedIn("ada")));
        await host.CaughtUpAsync();
        foreach (var language in (string[])["en-GB", "cy-GB", "ar"])
        {
            var ends = new DateTime(2027, 11, 5, 2, 0, 0).ToString("ddd d MMM HH:mm", CultureInfo.GetCultureInfo(language));
            foreach (var page in (string[])[$"/sessions/{session}", $"/sessions/{session}/print", $"/sessions/{session}/cancel",
                "/sessions", $"/sessions?day={Evening}"])
                (await ada.GetAsync($"/night-town{page}{(page.Contains('?') ? '&' : '?')}language={language}"))
                    .ShouldBe(HttpStatusCode.OK).Text.Should().Contain(ends, "{0} says so in {1}", page, language);
        }
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static async Task<string> ShelterAsync(Village village) => (await village.Ada.PostAsync("/sessions/plan", new
    {
        title = Title,
        category = "food",
        starts = new { on = Evening, at = "22:00" },
        minutes = 240,
        ward = Town.Ward,
        capacity = new { amount = 8, unit = "person" },
    })).ShouldBe(HttpStatusCode.Created).Id;

    /// <summary>The day as pages and programs read it.</summary>
    private sealed partial class DayReader(TestHost host, Village village, string session)
    {
        private readonly Browsing ada = new(host.SignedIn("ada"));
        private readonly string home = $"/{village.Code}";

        public async Task<string> BookingAsync(Guid person) => (await village.Ada.GetAsync($"/sessions/{session}")).Body
            .GetProperty("bookings").EnumerateArray().Single(b => b.GetProperty("person").GetGuid() == person)
            .GetProperty("id").GetString()!;

        public async Task ShouldSeeAsync(int places, bool mayTick, string? asOf = null)
        {
            await host.CaughtUpAsync();
            var past = asOf is null ? "" : "?asOf=" + asOf;
            var page = (await ada.GetAsync($"{home}/today{past}")).ShouldBe(HttpStatusCode.OK);
            Entry(session).Count(page.Html).Should().Be(1, "Today shows it once");
            (page.Actions("/attended$").Count > 0).Should().Be(mayTick);
            var figure = Figure().Match(page.Html);
            figure.Groups["count"].Value.Should().Be($"{places}");
            var listed = (await ada.GetAsync(WebUtility.HtmlDecode(figure.Groups["href"].Value))).ShouldBe(HttpStatusCode.OK).Html;
            Entry(session).Count(listed).Should().Be(1, "the figure leads to what it counts");
            Taken().Matches(listed).Sum(taken => int.Parse(taken.Groups["taken"].Value, CultureInfo.InvariantCulture)).Should().Be(places);
            var day = (await village.Ada.GetAsync($"/today{past}")).ShouldBe(HttpStatusCode.OK).Body;
            day.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("id").GetString()).Should().Equal(session);
            day.GetProperty("now").GetProperty("bookingsToday").GetInt32().Should().Be(places);
            day.GetProperty("now").GetProperty("sessionsToday").GetInt32().Should().Be(1);
            if (asOf is null) Entry(session).Count((await ada.GetAsync($"{home}/today?wall=1")).Html).Should().Be(1, "it is on the wall");
            await ListedUnderItsDayAsync();
        }

        public async Task ShouldNotSeeAsync()
        {
            foreach (var page in (string[])["/today", "/today?wall=1", "/sessions"])
                Entry(session).Count((await ada.GetAsync(home + page)).ShouldBe(HttpStatusCode.OK).Html).Should().Be(0, page);
            (await village.Ada.GetAsync("/today")).Body.GetProperty("now").GetProperty("bookingsToday").GetInt32().Should().Be(0);
            await ListedUnderItsDayAsync();
        }

        private async Task ListedUnderItsDayAsync()
        {
            Entry(session).Count((await ada.GetAsync($"{home}/sessions?day={Evening}")).Html).Should().Be(1);
            Entry(session).Count((await ada.GetAsync($"{home}/sessions?day={NextDay}")).Html).Should().Be(0);
        }

        private static Regex Entry(string session) => new($"<li id=\"session-{session}\"");

        [GeneratedRegex("""<a class="[^"]*" href="(?<href>[^"]*/sessions[^"]*)"><span class="count number">\s*(?<count>[\d,]+)""")]
        private static partial Regex Figure();

        [GeneratedRegex("""<span class="places[^>]*>(?:<svg[^>]*aria-label=")?(?<taken>\d+) of """)]
        private static partial Regex Taken();
    }
}
