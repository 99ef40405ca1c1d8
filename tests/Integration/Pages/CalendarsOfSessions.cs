using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Access;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Coordination.Integration.Standards;

namespace Coordination.Integration.Pages;

/// <summary>A person's places in their own calendar, under an address that only they know.</summary>
[Collection(nameof(Town))]
public sealed partial class CalendarsOfSessions(Town town, TestPostgres postgres)
{
    private const string Mine = "/mill-street/mine", Make = "/mill-street/mine/calendar", Stop = "/mill-street/mine/calendar/stop";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_s_own_places_are_fetched_without_signing_in_and_nobody_is_named()
    {
        var (session, booking) = await BookedAsync("Toast and tea");
        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var (status, calendar, answer) = await FetchAsync(await AddressAsync("cleo"));

        status.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/calendar; charset=utf-8");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        calendar.Should().Contain("SUMMARY:Toast and tea").And.Contain($"UID:{booking}").And.Contain("LOCATION:"
            + Town.Ward).And.Contain("STATUS:CONFIRMED").And.Contain("SEQUENCE:1\r\n");
        calendar.Should().NotContain("Cleo").And.NotContain("Ben").And.NotContain("ORGANIZER").And.NotContain("ATTENDEE");
    }

    [Fact]
    public async Task A_place_given_back_is_cancelled_in_it_and_booked_again_is_the_same_entry()
    {
        var (session, booking) = await BookedAsync("Given back");
        var address = await AddressAsync("cleo");
        (await town.Cleo.PostAsync($"/sessions/{session}/bookings/{booking}/cancel", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var (_, calendar, _) = await FetchAsync(address);

        Event(calendar, booking).Should().Contain("STATUS:CANCELLED").And.Contain("SEQUENCE:2\r\n");
        (await CalendarPrograms.PythonAsync(calendar)).Should()
            .Contain(line => line.StartsWith(booking, StringComparison.Ordinal) && line.EndsWith("CANCELLED 2", StringComparison.Ordinal));

        (await town.Cleo.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (_, calendar, _) = await FetchAsync(address);
        calendar.Split("SUMMARY:Given back").Should().HaveCount(2, "it is shown once");
        Event(calendar, booking).Should().Contain("STATUS:CONFIRMED").And.Contain("SEQUENCE:3\r\n");
    }

    [Fact]
    public async Task A_session_moved_or_cancelled_is_the_same_entry_and_said_to_be_newer()
    {
        var (session, booking) = await BookedAsync("Moved and gone");
        var address = await AddressAsync("cleo");
        (await town.Ada.PostAsync($"/sessions/{session}/change", new
        {
            title = "Moved and gone",
            starts = new { on = town.Clock.GetUtcNow().UtcDateTime.AddDays(4).ToString("yyyy-MM-dd", null), at = "16:45" },
            minutes = 90,
            ward = Town.Ward,
            capacity = new { amount = 8, unit = "person" },
        })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        Event((await FetchAsync(address)).Calendar, booking).Should().Contain("T164500").And.Contain("STATUS:CONFIRMED")
            .And.Contain("SEQUENCE:2\r\n");

        (await town.Ada.PostAsync($"/sessions/{session}/cancel", new { reason = "venue-closed" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var (_, calendar, _) = await FetchAsync(address);
        Event(calendar, booking).Should().Contain("STATUS:CANCELLED").And.Contain("SEQUENCE:3\r\n");
        (await CalendarPrograms.PythonAsync(calendar)).Should()
            .Contain(line => line.StartsWith(booking, StringComparison.Ordinal) && line.EndsWith("CANCELLED 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_do_changes_nothing_in_it_so_it_is_not_sent_again()
    {
        var (session, _) = await BookedAsync("Unchanged");
        var address = await AddressAsync("cleo");
        var (_, _, first) = await FetchAsync(address);
        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        (await FetchAsync(address, first.Headers.ETag!.Tag)).Status.Should().Be(HttpStatusCode.NotModified);

        await BookedAsync("Something new");
        (await FetchAsync(address, first.Headers.ETag!.Tag)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_a_stopped_one_is_not_found()
    {
        var first = await AddressAsync("ben");
        var second = await AddressAsync("ben");
        (await FetchAsync(first)).Status.Should().Be(HttpStatusCode.NotFound);
        (await FetchAsync(second)).Status.Should().Be(HttpStatusCode.OK);
        (await FetchAsync(second.Replace("mill-street", Town.OtherCode, StringComparison.Ordinal))).Status.Should()
            .Be(HttpStatusCode.NotFound);

        var ben = new Browsing(town.Host.SignedIn("ben"));
        (await ben.SendAsync(await ben.GetAsync(Mine), Stop)).ShouldBe(HttpStatusCode.OK).ShouldSay("Make a calendar address");

        (await FetchAsync(second)).Status.Should().Be(HttpStatusCode.NotFound);
        (await FetchAsync("/mill-street/calendar/" + new string('A', 43) + ".ics")).Status.Should().Be(HttpStatusCode.NotFound);
        (await FetchAsync("/mill-street/calendar/short.ics")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_secret_is_said_once_and_kept_nowhere()
    {
        var address = await AddressAsync("cleo");
        var secret = address.Split('/')[^1][..^4];

        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync(Mine)).ShouldSay("You have an address since").Html.Should()
            .NotContain(secret);
        var kept = await Demo.LoadedDemo.AskAsync<string>(town.Host, "select string_agg(c::text, ' ') from host.calendar c");
        kept.Should().NotContain(secret).And.NotContain(Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(secret)));
    }

    [Fact]
    public async Task Nobody_makes_one_without_the_form_s_own_token() =>
        (await new Browsing(town.Host.SignedIn("cleo")).PostAsync(Make, new Dictionary<string, string>()))
            .ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_community_that_does_not_publish_its_sessions_has_no_public_calendar() =>
        (await FetchAsync("/mill-street/sessions.ics")).Status.Should().Be(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_community_that_publishes_its_sessions_shows_when_and_where_and_not_who_or_how_many()
    {
        var zoe = town.As("zoe", "open-doors");
        await zoe.PostAsync("/api/communities",
            new
            {
                code = "open-doors",
                name = "Open Doors",
                yourName = "Zoe Coordinator",
                charter = new[] { new { id = "P-1", parameter = "public-sessions", codes = new[] { "yes" } } }
            });
        var session = (await zoe.PostAsync("/sessions/plan", town.Planning("Open kitchen"))).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        var (status, before, answer) = await FetchAsync("/open-doors/sessions.ics");
        (await zoe.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        status.Should().Be(HttpStatusCode.OK);
        before.Should().Contain("SUMMARY:Open kitchen").And.Contain($"UID:{session}").And.NotContain("Zoe");
        answer.Headers.CacheControl!.Public.Should().BeTrue();
        (await FetchAsync("/open-doors/sessions.ics")).Calendar.Should().Be(before, "how many come is nobody's business");
    }

    [Fact]
    public async Task One_address_is_not_asked_for_without_end()
    {
        await using var host = await TestHost.StartAsync(postgres, "--RATE_LIMITS=on");
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time <= RateLimits.Calendar.Burst + 60; time++)
            statuses.Add((await host.Http.GetAsync("/x/calendar/y.ics", Cancellation)).StatusCode);

        statuses.Should().Contain(HttpStatusCode.TooManyRequests).And.StartWith(HttpStatusCode.NotFound);
        (await host.Http.GetAsync("/x/calendar/z.ics", Cancellation)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<(string Session, string Booking)> BookedAsync(string title)
    {
        var session = (await town.Ada.PostAsync("/sessions/plan", town.Planning(title))).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Cleo.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        return (session, (await town.Cleo.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings")[0].GetProperty("id").GetString()!);
    }

    private async Task<string> AddressAsync(string subject)
    {
        var who = new Browsing(town.Host.SignedIn(subject));
        var made = (await who.SendAsync(await who.GetAsync(Mine), Make)).ShouldBe(HttpStatusCode.OK);
        made.IsKeptNowhere.Should().BeTrue();
        return Address().Match(made.Html).Groups[1].Value;
    }

    private async Task<(HttpStatusCode Status, string Calendar, HttpResponseMessage Answer)> FetchAsync(string path, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        var answer = await town.Host.Http.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer);
    }

    private static string Event(string calendar, string uid) =>
        calendar.Split("BEGIN:VEVENT").Single(e => e.Contains($"UID:{uid}", StringComparison.Ordinal));

    [GeneratedRegex("https?://[^/]+(/mill-street/calendar/[A-Za-z0-9_-]{43}\\.ics)")]
    private static partial Regex Address();
}
