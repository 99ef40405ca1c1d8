using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>What two people agreed, in the calendar of each, by the day and in the ward that the request says.</summary>
[Collection(nameof(Town))]
public sealed partial class CalendarsOfPromises(Town town)
{
    private const string Words = "Bandages for a sore knee", Made = "/mill-street/mine/calendar";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string InFiveDays => town.Clock.GetUtcNow().UtcDateTime.AddDays(5).ToString("yyyy-MM-dd", null);

    [Fact]
    public async Task What_was_agreed_is_in_the_calendars_of_both_without_a_name_or_a_need()
    {
        var match = await AgreedAsync(new { on = InFiveDays });

        foreach (var who in new[] { "ben", "cleo" })
        {
            var calendar = await FetchAsync(await AddressAsync(who));
            Entry(calendar, match).Should().Contain($"DTSTART;VALUE=DATE:{InFiveDays.Replace("-", "", StringComparison.Ordinal)}\r\n")
                .And.Contain($"LOCATION:{Town.Ward}").And.Contain("STATUS:CONFIRMED").And.Contain("TRANSP:TRANSPARENT");
            Unfolded(calendar).Should().Contain($"/mill-street/mine#match-{match}").And.Contain("SUMMARY:Agreed: ")
                .And.NotContain("Bandages").And.NotContain("Ben").And.NotContain("Cleo").And.NotContain("baby").And.NotContain("pack");
        }
    }

    [Fact]
    public async Task A_time_by_which_it_is_needed_is_that_time_and_a_proposal_is_in_no_calendar()
    {
        var needed = new { on = InFiveDays, at = "14:20" };
        var proposed = await town.ProposeAsync(
            await town.RaiseAsync(body: Town.Asking(Words, neededBy: needed)), await town.OfferAsync());
        var match = await AgreedAsync(needed);

        var calendar = await FetchAsync(await AddressAsync("ben"));

        Entry(calendar, match).Should().Contain("T142000\r\n").And.NotContain("DTEND");
        calendar.Should().NotContain(proposed);
    }

    [Fact]
    public async Task Promises_that_fall_through_are_cancelled_and_a_day_that_changes_moves_the_same_entry()
    {
        var (match, request) = await AgreedWithAsync(new { on = InFiveDays });
        var address = await AddressAsync("ben");
        var before = Sequence(Entry(await FetchAsync(address), match));
        var later = town.Clock.GetUtcNow().UtcDateTime.AddDays(7).ToString("yyyy-MM-dd", null);
        (await town.Cleo.PostAsync($"/requests/{request}/change", Town.Asking(Words, neededBy: new { on = later })))
            .ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        var moved = Entry(await FetchAsync(address), match);
        moved.Should().Contain($"DATE:{later.Replace("-", "", StringComparison.Ordinal)}\r\n");
        Sequence(moved).Should().BeGreaterThan(before, "programs keep what is not newer");

        (await town.Ben.PostAsync($"/matches/{match}/dissolve", new { cause = "helper-unavailable" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var off = Entry(await FetchAsync(address), match);
        off.Should().Contain("STATUS:CANCELLED");
        Sequence(off).Should().BeGreaterThan(Sequence(moved));

        (await town.Cleo.PostAsync($"/requests/{request}/change", Town.Asking(Words, neededBy: new { on = InFiveDays })))
            .ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (await FetchAsync(address)).Should().NotContain(match, "what becomes of the request is no longer Ben's to know");
    }

    [Fact]
    public async Task An_address_that_was_made_is_shown_again_by_Reload_to_whoever_made_it_and_to_nobody_else()
    {
        var http = town.Host.SignedIn("ben");
        var ben = new Browsing(http);
        var made = await ben.SendAsync(await ben.GetAsync("/mill-street/mine"), Made);
        made.Address.Should().Be(Made, "what is shown after a form has an address of its own");
        var address = Address().Match(made.Html).Value;

        Address().Match((await ben.GetAsync(Made)).ShouldBe(HttpStatusCode.OK).Html).Value.Should().Be(address);
        await FetchAsync(Address().Match(made.Html).Groups[1].Value);
        Address().IsMatch((await ben.GetAsync("/mill-street/mine")).Html).Should().BeFalse();
        Address().IsMatch((await new Browsing(town.Host.SignedIn("cleo")).GetAsync(Made))
            .ShouldBe(HttpStatusCode.OK).ShouldSay("No address was made just now").Html).Should().BeFalse();

        using var answer = await http.SendAsync(new(HttpMethod.Post, Made)
        { Content = new FormUrlEncodedContent((await ben.GetAsync("/mill-street/mine")).Form(Made)) }, Cancellation);
        var cookie = answer.Headers.NonValidated["Set-Cookie"].Single(c => c.StartsWith("made=", StringComparison.Ordinal));
        cookie.Should().Contain("httponly").And.Contain("samesite=strict").And.Contain($"path={Made}").And.Contain("max-age=600");
        using var other = new HttpRequestMessage(HttpMethod.Get, Made)
        { Headers = { { "Cookie", cookie.Split(';')[0] }, { "Accept", "text/html" } } };
        using var seen = await town.Host.SignedIn("cleo").SendAsync(other, Cancellation);
        Address().IsMatch(await seen.Content.ReadAsStringAsync(Cancellation)).Should().BeFalse("the cookie is sealed for Ben");
    }

    private async Task<string> AgreedAsync(object neededBy) => (await AgreedWithAsync(neededBy)).Match;

    private async Task<(string Match, string Request)> AgreedWithAsync(object neededBy)
    {
        var request = await town.RaiseAsync(body: Town.Asking(Words, neededBy: neededBy));
        return (await town.ConfirmAsync(request, await town.OfferAsync()), request);
    }

    private async Task<string> AddressAsync(string subject)
    {
        var who = new Browsing(town.Host.SignedIn(subject));
        return Address().Match((await who.SendAsync(await who.GetAsync("/mill-street/mine"), Made)).Html).Groups[1].Value;
    }

    private async Task<string> FetchAsync(string path)
    {
        using var answer = await town.Host.Http.GetAsync(path, Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static string Entry(string calendar, string match) =>
        calendar.Split("BEGIN:VEVENT").Single(entry => entry.Contains($"UID:{match}", StringComparison.Ordinal));

    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);
    private static int Sequence(string entry) => int.Parse(SequenceOf().Match(entry).Groups[1].Value, null);

    [GeneratedRegex("https?://[^/]+(/mill-street/calendar/[A-Za-z0-9_-]{43}\\.ics)")]
    private static partial Regex Address();

    [GeneratedRegex("SEQUENCE:([0-9]+)")]
    private static partial Regex SequenceOf();
}
