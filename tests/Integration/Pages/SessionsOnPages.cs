using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class SessionsOnPages(Town town)
{
    private const string Plan = "/mill-street/sessions/plan";

    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task A_session_is_planned_and_listed_at_once()
    {
        var shown = await PlannedAsync(Ada, "Soup and a seat", 3);

        shown.ShouldSay("Soup and a seat", "3 places free", "Nobody has booked yet");
        (await Ada.GetAsync("/mill-street/sessions?at=" + shown.Address.Split("at=")[1])).ShouldSay("Soup and a seat");
    }

    [Fact]
    public async Task A_place_is_booked_for_somebody_found_by_name_given_back_and_booked_again()
    {
        var ada = Ada;
        var session = (await PlannedAsync(ada, "Repair morning", 3)).Address.Split('?')[0];
        var found = (await ada.SendAsync(await ada.GetAsync(session), session + "#book", ("search", "cleo")))
            .ShouldSay("Who will come?", "Cleo");

        var booked = await ada.SendAsync(found, $"{session}/book", ("onBehalfOf", town.CleoId.ToString()),
            ("authority", "verbal-consent"), ("channel", "phone"));
        booked.ShouldBe(HttpStatusCode.OK).ShouldSay("2 places free");

        var cancel = booked.Actions("/cancel$").Should().ContainSingle().Subject;
        var back = await ada.SendAsync(booked, cancel);
        back.ShouldBe(HttpStatusCode.OK).ShouldSay("3 places free", "Nobody has booked yet");
    }

    [Fact]
    public async Task Whoever_comes_books_for_themselves_and_sees_nobody_else()
    {
        var ada = Ada;
        var session = (await PlannedAsync(ada, "Sewing circle", 3)).Address.Split('?')[0];
        var ben = new Browsing(town.Host.SignedIn("ben"));
        var cleo = new Browsing(town.Host.SignedIn("cleo"));
        await ben.SendAsync(await ben.GetAsync(session), $"{session}/book");

        var seen = await cleo.SendAsync(await cleo.GetAsync(session), $"{session}/book");

        seen.ShouldBe(HttpStatusCode.OK).ShouldSay("Cleo", "1 place free").Text.Should().NotContain("Ben");
        (await cleo.PostAsync(session, seen.Form(seen.Actions("/cancel$")[0]), ("search", "ben")))
            .ShouldBe(HttpStatusCode.Forbidden).Text.Should().NotContain("Ben");
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_typed_stays()
    {
        var ada = Ada;

        var again = await ada.SendAsync(await ada.GetAsync(Plan), Plan, ("title", "No day yet"), ("category", "food"), ("ward", Town.Ward));

        again.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("There is a problem").Html.Should()
            .Contain("No day yet").And.Contain("id=\"starts.on-why\"");
    }

    [Fact]
    public async Task Only_coordinators_plan() =>
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync(Plan)).ShouldBe(HttpStatusCode.Forbidden);

    private async Task<Shown> PlannedAsync(Browsing ada, string title, int capacity)
    {
        var day = DateOnly.FromDateTime(town.Clock.GetUtcNow().UtcDateTime.AddDays(2)).ToString("yyyy-MM-dd", null);
        return (await ada.SendAsync(await ada.GetAsync(Plan), Plan, ("title", title), ("category", "food"), ("starts.on", day),
            ("starts.at", "10:30"), ("minutes", "90"), ("ward", Town.Ward), ("capacity.amount", $"{capacity}")))
            .ShouldBe(HttpStatusCode.OK);
    }
}
