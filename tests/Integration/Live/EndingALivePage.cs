using System.Globalization;
using System.Net;
using Coordination.Host.Live;
using Coordination.Host.SignIn;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Integration.Live;

/// <summary>A live page shows nothing to somebody who may not see it any more.</summary>
[Collection(nameof(Town))]
public sealed class EndingALivePage(Town town)
{
    private const string Page = $"/{Town.Code}/today", Stream = Page + "/live";

    [Fact]
    public async Task It_ends_when_its_reader_signs_out_and_other_sign_ins_of_theirs_go_on()
    {
        var (cookie, other) = (SignIn(), SignIn());
        await using var leaving = await OpenStream.OpenAsync(town.Host.Client(), Stream, cookie);
        await using var staying = await OpenStream.OpenAsync(town.Host.Client(), Stream, other);
        await leaving.BeginAsync();
        await staying.BeginAsync();

        var browser = town.Host.Client();
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        await (await SeenPage.GetAsync(browser, Page)).SubmitAsync("/sign-out");

        (await leaving.EndAsync()).Should().Be(LiveHub.Ended, "the page is told to go");
        await using (var copy = await OpenStream.OpenAsync(town.Host.Client(), Stream, cookie))
            copy.Status.Should().Be(HttpStatusCode.Unauthorized);
        await town.RaiseAsync();
        (await staying.NextAsync()).Should().Be("message");
    }

    [Fact]
    public async Task It_ends_when_the_sign_in_runs_out()
    {
        await using var stream = await OpenStream.OpenAsync(town.Host.Client(), Stream, SignIn(runsOutIn: TimeSpan.FromSeconds(5)));
        (await stream.EndAsync()).Should().NotBe(LiveHub.Ended, "the page asks again, and may have a newer sign-in by then");
    }

    [Fact]
    public async Task It_ends_when_a_role_is_taken_away_although_nothing_changes_on_the_page()
    {
        var (somebody, id) = await town.NewcomerAsync("Reading along");
        (await town.Ada.PostAsync($"/people/{id}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        await using var stream = await OpenStream.OpenAsync(somebody.Http, $"/{Town.Code}/sessions/live");
        await stream.BeginAsync();

        (await town.Ada.PostAsync($"/people/{id}/revoke-role", new { role = "coordinator", words = "Moved." })).ShouldBe(HttpStatusCode.OK);
        (await stream.EndAsync()).Should().Be(LiveHub.Ended);
    }

    /// <summary>Both records may see the page: it is the reader who is another one by then.</summary>
    [Fact]
    public async Task It_ends_with_the_calendar_when_the_records_of_its_reader_are_parted()
    {
        var ((one, oneId), (_, other)) = (await town.NewcomerAsync("One of two"), await town.NewcomerAsync("Other of two"));
        (await town.Ada.PostAsync($"/people/{oneId}/merge", new { into = other, words = "one person" })).ShouldBe(HttpStatusCode.OK);
        var browsing = new Browsing(one.Http);
        var made = await browsing.SendAsync(await browsing.GetAsync($"/{Town.Code}/mine"), $"/{Town.Code}/mine/calendar");
        var calendar = System.Text.RegularExpressions.Regex.Match(made.Html, $"/{Town.Code}/calendar/[\\w-]+\\.ics").Value;
        (await new Browsing(town.Host.Client()).GetAsync(calendar)).ShouldBe(HttpStatusCode.OK);
        await using var stream = await OpenStream.OpenAsync(one.Http, $"/{Town.Code}/sessions/live");
        await stream.BeginAsync();

        (await town.Ada.PostAsync($"/people/{oneId}/unmerge", new { words = "two people" })).ShouldBe(HttpStatusCode.OK);
        (await stream.EndAsync()).Should().Be(LiveHub.Ended);
        (await new Browsing(town.Host.Client()).GetAsync(calendar)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_ends_when_the_thing_is_no_longer_the_readers_to_see()
    {
        var (helper, _) = await town.NewcomerAsync("Helping for a while");
        var request = await town.RaiseAsync();
        var match = await town.ProposeAsync(request, await town.OfferAsync(helper));
        await using var stream = await OpenStream.OpenAsync(helper.Http, $"/{Town.Code}/requests/{request}/live");
        await stream.BeginAsync();

        (await town.Cleo.PostAsync($"/matches/{match}/decline", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await helper.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.NotFound);
        (await stream.EndAsync()).Should().Be(LiveHub.Ended);
    }

    [Fact]
    public async Task One_login_has_only_so_many_open_however_it_writes_the_address()
    {
        var (somebody, _) = await town.NewcomerAsync("Opening too many");
        var hub = town.Host.Services.GetRequiredService<LiveHub>();
        string[] spelled = [.. Enumerable.Range(0, LiveHub.MostOfOneLogin + 1)
            .Select(n => $"/{Town.Code}/{Spelled("offers", n)}/live?limit=42{(n % 2 == 0 ? "" : "&language=cy")}")];
        var open = new List<OpenStream>();
        foreach (var address in spelled) open.Add(await OpenStream.OpenAsync(somebody.Http, address));

        open.Count(s => s.Status is HttpStatusCode.OK).Should().Be(LiveHub.MostOfOneLogin);
        open[^1].Status.Should().Be(HttpStatusCode.TooManyRequests);
        await open[0].BeginAsync();
        await open[1].BeginAsync();
        await Until.HoldsAsync(() => Task.FromResult(hub.Readers >= LiveHub.MostOfOneLogin));
        hub.Topics.Where(t => t.View.Contains("limit=42", StringComparison.Ordinal)).Should()
            .HaveCount(2, "one for each language");
        await using (var others = await OpenStream.OpenAsync(town.Host.SignedIn("ada"), Stream)) await others.BeginAsync();

        foreach (var stream in open) await stream.DisposeAsync();
        await Until.SeenAsync(() => OpenStream.OpenAsync(somebody.Http, spelled[0]), again => again.Status is HttpStatusCode.OK);
    }

    /// <summary>The same word with other letters in capitals.</summary>
    private static string Spelled(string word, int number) =>
        string.Concat(word.Select((letter, at) => (number >> at & 1) == 1 ? char.ToUpperInvariant(letter) : letter));

    /// <summary>Ada's cookie.</summary>
    private string SignIn(TimeSpan? runsOutIn = null)
    {
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + (runsOutIn ?? SignInSessions.Idle) };
        properties.Items["session"] = Guid.NewGuid().ToString();
        properties.Items["began"] = now.ToString("O", CultureInfo.InvariantCulture);
        var ticket = new AuthenticationTicket(SignInSetup.Principal(new(DemoTokens.Issuer, "ada")), properties,
            CookieAuthenticationDefaults.AuthenticationScheme);
        return "coordination=" + town.Host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat.Protect(ticket);
    }
}
