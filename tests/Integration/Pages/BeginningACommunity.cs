using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>Somebody starts a community on a page; everybody reads what it does; its first steps go once they are done.</summary>
[Collection(nameof(Town))]
public sealed class BeginningACommunity(Town town)
{
    [Fact]
    public async Task It_begins_with_one_form_and_says_to_everybody_what_it_does_before_any_sign_in()
    {
        var (code, founder) = ($"c{Guid.NewGuid():N}"[..20], new Browsing(town.Host.SignedIn($"founder {Guid.NewGuid()}")));
        (await new Browsing(town.Host.Client()).GetAsync("/start")).Address.Should().Be("/?then=%2Fstart");
        var form = (await founder.GetAsync("/start")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Community transport", "A new member is on probation for 30 days", "as they were on 31 December 2024");
        (string, string)[] typed =
        [
            ("name", $"Ladders of {code}"), ("yourName", "Fay"), ("purpose", "We lend <ladders> & more."), ("helpPhone", "01422 900900"),
            ("openingHours", "Mondays, ten to twelve"), ("starting", "community-transport"), ("categories[]", "household"),
            ("wards[]", Town.Ward), ("zone", "Europe/London"),
        ];
        var refused = (await founder.SendAsync(form, "/communities", [.. typed, ("code", "No Such Code")]))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("3 to 32 small letters");
        var others = typed.Where(t => t.Item1 != "starting").Append(("code", code)).ToArray();
        foreach (var like in (string[])["Community-transport", "food-bank,neighbours", "0"])
            (await founder.SendAsync(form, "/communities", [.. others, ("starting", like)])).ShouldBe(HttpStatusCode.BadRequest);
        refused.Html.Should().Contain("We lend &lt;ladders&gt; &amp; more.");

        (await founder.SendAsync(refused, "/communities", [.. typed, ("code", code)])).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("First steps", "Bring in two others", "6 first steps are left").Address.Should().StartWith($"/{code}/first-steps");

        (await new Browsing(town.Host.Client()).GetAsync($"/{code}")).ShouldBe(HttpStatusCode.OK).ShouldSay($"Ladders of {code}",
            "We lend <ladders> & more.", "01422 900900", "Mondays, ten to twelve", "We take on: Household",
            "Ask for help").Html.Should().Contain("href=\"tel:01422900900\"");
        (await founder.GetAsync($"/{code}")).ShouldSay("You are known here", "01422 900900");
        (await new Browsing(town.Host.Client()).GetAsync("/no-such-community")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_only_steward_agrees_to_whom_they_invited_and_sees_how_many_are_missing()
    {
        var (code, ada) = await town.FoundedAsync();
        var record = (await ada.PostAsync("/people/record", new { name = "Iris" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{record}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await ada.GetAsync($"/people/{record}/invitation")).Body.GetProperty("invitation").GetString();
        (await town.As($"iris {Guid.NewGuid():N}", code).PostAsync("/people/join", new { name = "Iris", invitation }))
            .ShouldBe(HttpStatusCode.OK);
        var page = new Browsing(ada.Http);
        var here = $"/{code}/people/{record}";

        (await page.SendAsync(await page.GetAsync(here), $"{here}/accept")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("Let them in");

        (await ada.GetAsync($"/people/{record}")).Body.GetProperty("standing").GetString().Should().Be("member");
        await town.ListedAsync();
        (await page.GetAsync($"/{code}/settings")).ShouldSay("Members now: 2. Stewards now: 1.");
    }

    [Fact]
    public async Task What_is_done_leaves_the_first_steps_and_only_stewards_are_led_there()
    {
        var (code, ada) = await town.FoundedAsync();
        var page = new Browsing(ada.Http);
        (await page.GetAsync($"/{code}/today")).ShouldSay("6 first steps are left");
        var cody = (await town.As("cody", code).PostAsync("/people/join", new { name = "Cody" })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.As("bea", code).PostAsync("/people/join", new { name = "Bea" })).ShouldBe(HttpStatusCode.Created);
        (await ada.PostAsync($"/people/{cody}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync("/sessions/plan", town.Planning("Soup"))).ShouldBe(HttpStatusCode.Created);
        await town.Host.CaughtUpAsync();
        (await page.GetAsync($"/{code}/first-steps")).ShouldSay("3 first steps are left", "Done: Plan a session");

        var (charter, action) = (await page.GetAsync($"/{code}/charter"), $"/{code}/charter/set-rule");
        (string, string)[] days = [("_form", "set-late-entry-days"), ("rule", "late-entry-days")];
        charter.ShouldSay("its stewards can still change its rules here");
        (await page.SendAsync(charter, action, [.. days, ("number", "400")]))
            .ShouldBe(HttpStatusCode.Conflict).Html.Should().Contain("value=\"400\"");
        (await page.SendAsync(await page.GetAsync($"/{code}/charter"), action, [.. days, ("number", "21")]))
            .ShouldSay("Things can be entered up to 21 days after they happened.", "In force: version 2");
        (await page.SendAsync(await page.GetAsync($"/{code}/settings"), $"/{code}/constitute"))
            .ShouldNotSay("Constitute the community");
        (await ada.PostAsync("/charter/set-rule", new { rule = "late-entry-days", number = 14 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "charter.by-vote");
        (await new Browsing(town.Host.SignedIn("bea")).GetAsync($"/{code}/first-steps")).ShouldBe(HttpStatusCode.Forbidden);
        (await new Browsing(town.Host.SignedIn("bea")).GetAsync($"/{code}/mine")).ShouldNotSay("first steps");
    }
}
