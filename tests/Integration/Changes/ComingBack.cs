using System.Globalization;
using System.Net;
using Coordination.Host.Commands;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Changes;

/// <summary>Whoever comes back to the desk reads what others did meanwhile.</summary>
public sealed class ComingBack(TestPostgres postgres)
{
    private const string Today = "/mill-street/today", Changes = "/mill-street/changes";

    [Fact]
    public async Task What_others_did_since_the_last_visit_is_listed_and_what_one_did_oneself_is_not()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Host.SignedIn("ada"));
        await At(town, "2027-03-01T09:00:00Z");
        var before = await town.RaiseAsync(body: Town.Asking("Before the first visit"));
        (await ada.GetAsync(Today)).ShouldNotSay("since you last looked,");

        await At(town, "2027-03-01T09:20:00Z");
        (await ada.GetAsync(Today)).ShouldNotSay("since you last looked,");
        await At(town, "2027-03-01T16:40:00Z");
        var during = await town.RaiseAsync(body: Town.Asking("While nobody looked"));
        var own = await town.RaiseAsync(town.Ada, Town.Asking("By Ada for herself"));

        await At(town, "2027-03-02T08:30:00Z");
        var today = (await ada.GetAsync(Today)).ShouldSay("What changed since you last looked, ", "1 Mar 09:20");
        today.Html.Should().Contain($"{Changes}?since=2027-03-01T09%3A20%3A0");
        // The same visit goes on.
        await At(town, "2027-03-02T08:50:00Z");
        var page = (await ada.GetAsync(Changes)).ShouldBe(HttpStatusCode.OK).ShouldSay("asked for help");
        page.Html.Should().Contain(during).And.NotContain(before).And.NotContain(own);

        (await ada.GetAsync(Changes + "?since=2027-03-01T00:00:00Z")).Html.Should().Contain(before).And.Contain(during);
        // A link that was opened long ago still says what it promised.
        await At(town, "2027-03-02T14:00:00Z");
        (await ada.GetAsync(Changes + "?since=2027-03-01T09:20:00Z")).Html.Should().Contain(during).And.NotContain(before);
        (await town.Ada.GetAsync("/changes")).Body.GetProperty("since").GetString().Should().StartWith("2027-03-02T08:50:0");
        var read = (await town.Ada.GetAsync("/changes?since=2027-03-01T12:00:00Z")).ShouldBe(HttpStatusCode.OK).Body;
        read.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("stream").GetString()).Should().Equal(during);
    }

    [Fact]
    public async Task A_long_list_comes_in_parts_that_hold_each_thing_once()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await At(town, "2027-06-15T22:30:00Z");
        var raised = new List<string>();
        for (var n = 0; n < 230; n++) raised.Add(await town.RaiseAsync(body: Town.Asking($"Thing {n}")));
        var (read, query) = (new List<string>(), "/changes?since=2027-06-15T22:00:00Z");
        for (var next = ""; next is not null;)
        {
            var part = (await town.Ada.GetAsync(query + next)).ShouldBe(HttpStatusCode.OK).Body;
            part.GetProperty("since").GetString().Should().StartWith("2027-06-15T22:00:00.");
            read.AddRange(part.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("stream").GetString()!));
            next = part.TryGetProperty("before", out var before) ? $"&before={before.GetInt64()}" : null;
        }
        raised.Reverse();
        read.Should().Equal(raised);
    }

    [Fact]
    public async Task Each_has_a_last_look_of_their_own()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await At(town, "2027-03-01T09:00:00Z");
        await new Browsing(town.Host.SignedIn("ada")).GetAsync(Today);
        await At(town, "2027-03-01T15:00:00Z");

        (await town.Ben.GetAsync("/changes")).ShouldBe(HttpStatusCode.Forbidden);
        (await town.Ada.PostAsync($"/people/{town.BenId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(Today)).ShouldNotSay("since you last looked,");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(Today)).ShouldSay("since you last looked,");
    }

    [Fact]
    public async Task What_a_program_did_is_listed_as_well()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var token = (await town.Ada.PostAsync("/programs/issue", new { name = "Depot", scopes = new[] { "write-offers" }, days = 1 }))
            .ShouldBe(HttpStatusCode.Created).Body.GetProperty("token").GetString()!;
        using var http = new HttpClient { BaseAddress = town.Host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var offer = (await new Caller(http, Town.Root(Town.Code)).PostAsync("/offers/make", new
        {
            category = "baby",
            words = "From the depot",
            offered = new { amount = 3, unit = "pack" },
            onBehalfOf = town.BenId,
            authority = "verbal-consent",
            channel = "phone",
        })).ShouldBe(HttpStatusCode.Created).Id;

        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(Changes)).Html.Should().Contain(offer);
    }

    [Fact]
    public async Task A_look_is_forgotten_after_ninety_days()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await new Browsing(town.Host.SignedIn("ada")).GetAsync(Today);
        foreach (var (days, left) in ((int, long)[])[(89, 1), (91, 0)])
        {
            await Village.OwnerAsync(town.Host, $"update host.last_look set at = now() - interval '{days} days'");
            await town.Host.Services.GetRequiredService<ForgetWhatIsOld>().ForgetAsync(TestContext.Current.CancellationToken);
            await using var count = town.Host.Services.GetRequiredService<NpgsqlDataSource>()
                .CreateCommand("select count(*) from host.last_look");
            (await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)).Should().Be(left);
        }
    }

    private static Task At(Town town, string at) => town.MoveClockAsync(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
}
