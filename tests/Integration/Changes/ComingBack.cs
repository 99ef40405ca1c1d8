using System.Globalization;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

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
        (await ada.GetAsync(Today)).ShouldSay("What changed since you last looked, ", "1 Mar 09:20");
        // The same visit goes on.
        await At(town, "2027-03-02T08:50:00Z");
        var page = (await ada.GetAsync(Changes)).ShouldBe(HttpStatusCode.OK).ShouldSay("asked for help");
        page.Html.Should().Contain(during).And.NotContain(before).And.NotContain(own);

        (await ada.GetAsync(Changes + "?from=2027-03-01")).Html.Should().Contain(before).And.Contain(during);
        var read = (await town.Ada.GetAsync("/changes?since=2027-03-01T12:00:00Z")).ShouldBe(HttpStatusCode.OK).Body;
        read.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("stream").GetString()).Should().Equal(during);
    }

    [Fact]
    public async Task Each_has_a_last_look_of_their_own()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await At(town, "2027-03-01T09:00:00Z");
        await new Browsing(town.Host.SignedIn("ada")).GetAsync(Today);
        await At(town, "2027-03-01T12:00:00Z");

        (await town.Ben.GetAsync("/changes")).ShouldBe(HttpStatusCode.Forbidden);
        (await town.Ada.PostAsync($"/people/{town.BenId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(Today)).ShouldNotSay("since you last looked,");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(Today)).ShouldSay("since you last looked,");
    }

    private static Task At(Town town, string at) => town.MoveClockAsync(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
}
