using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.People;

[Collection(nameof(Town))]
public sealed class Farewells(Town town)
{
    [Fact]
    public async Task Who_leaves_sets_free_what_they_promised_and_what_they_asked_for_stays()
    {
        var (nia, id) = await town.NewcomerAsync("Nia");
        var (asked, offer) = (await town.RaiseAsync(), await town.OfferAsync(nia));
        var own = await town.RaiseAsync(nia);
        var match = await PromisedAsync(nia, asked, offer);

        (await nia.PostAsync($"/people/{id}/leave", null)).ShouldBe(HttpStatusCode.OK);

        await PhaseAsync(match, "dissolved");
        await OfferEndsAsync(offer);
        foreach (var request in (string[])[asked, own])
            (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("open").GetProperty("amount").GetInt32().Should().Be(2);
        (await nia.GetAsync("/me")).Body.GetProperty("person").GetProperty("standing").GetString().Should().Be("left");
        (await nia.PostAsync("/offers/make", Town.Offering())).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    [Fact]
    public async Task Nobody_comes_any_more_to_who_has_died_and_nothing_new_is_begun_for_them()
    {
        var (oli, id) = await town.NewcomerAsync("Oli");
        var (asked, offer) = (await town.RaiseAsync(oli), await town.OfferAsync());
        var match = await town.ProposeAsync(asked, offer);

        (await town.Ada.PostAsync($"/people/{id}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);

        await PhaseAsync(match, "dissolved");
        await Until.SeenAsync(async () => (await town.Ada.GetAsync($"/requests/{asked}")).Body.TryGetProperty("outcome", out var outcome)
            ? outcome.GetString() : null, o => o == "withdrawn", TimeSpan.FromSeconds(30));
        (await town.Ada.PostAsync("/requests/raise",
            Newcomers.For(id, ("category", "food"), ("words", "a bag of food"), ("wanted", new { amount = 1, unit = "item" }),
            ("ward", Town.Ward)))).ShouldBeProblem(HttpStatusCode.Conflict, "person.gone");
        (await oli.PostAsync("/requests/raise", Town.Asking())).ShouldBeProblem(HttpStatusCode.Conflict, "person.gone");
        (await town.Ada.PostAsync($"/people/{id}/void-deceased", new { words = "somebody else" })).ShouldBe(HttpStatusCode.OK);
        await town.RaiseAsync(oli);
        var page = await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/people/{id}");
        page.ShouldBe(HttpStatusCode.OK).Html.Should().Contain("id=\"ended\"")
            .And.Contain($"/requests/{asked}#", "what does not come back is listed");
    }

    [Fact]
    public async Task Who_was_noted_as_dead_signs_in_and_says_that_they_live()
    {
        var (oli, id) = await town.NewcomerAsync("Oli");
        (await town.Ada.PostAsync($"/people/{id}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{id}/contest-deceased", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.not-yours");
        (await oli.PostAsync($"/people/{id}/contest-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await oli.GetAsync("/me")).Body.GetProperty("person").GetProperty("standing").GetString().Should().Be("member");
    }

    [Fact]
    public async Task A_break_keeps_new_questions_away()
    {
        var (pat, id) = await town.NewcomerAsync("Pat");
        var (asked, offer) = (await town.RaiseAsync(), await town.OfferAsync(pat));
        (await pat.PostAsync($"/people/{id}/start-break", new { })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync("/matches/propose", new { request = asked, offer, quantity = new { amount = 1, unit = "pack" } }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.on-break");
        (await pat.PostAsync($"/people/{id}/end-break", new { })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync("/matches/propose", new { request = asked, offer, quantity = new { amount = 1, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task For_somebody_under_18_who_is_responsible_says_yes()
    {
        var (quinn, id) = await town.NewcomerAsync("Quinn");
        (await quinn.PostAsync($"/people/{id}/change-contact", new { birthYear = town.Clock.GetUtcNow().Year - 15 }))
            .ShouldBe(HttpStatusCode.OK);
        var match = await town.ProposeAsync(await town.RaiseAsync(quinn), await town.OfferAsync());
        (await quinn.PostAsync($"/matches/{match}/accept", new { side = "person" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "match.for-the-responsible");
        var yes = new { side = "person", onBehalfOf = id, authority = "parental" };
        (await town.Ada.PostAsync($"/matches/{match}/accept", yes)).ShouldBeProblem(HttpStatusCode.Conflict, "person.parent-needed");
        await town.SeeAsync(id, "parental", await town.RecordAsync("Quinn’s mother"));
        (await town.Ada.PostAsync($"/matches/{match}/accept", yes)).ShouldBeProblem(HttpStatusCode.Conflict, "authority.seen-by-you");
        (await (await town.CoordinatorAsync("Nell")).PostAsync($"/matches/{match}/accept", yes)).ShouldBe(HttpStatusCode.OK);
        (await quinn.PostAsync($"/people/{id}/consents/give", new
        {
            purpose = "contact-sharing",
            recipients = new[] { "matched" },
            dataClasses = new[] { "phone" },
        })).ShouldBeProblem(HttpStatusCode.Conflict, "person.agrees-with-parent");
        (await quinn.PostAsync("/offers/make", Town.Offering())).ShouldBeProblem(HttpStatusCode.Conflict, "membership.under-age");
        (await quinn.PostAsync($"/people/{id}/change-contact", new { birthYear = 1066 })).ShouldName("birthYear");
    }

    private async Task<string> PromisedAsync(Caller helper, string request, string offer)
    {
        var match = await town.ProposeAsync(request, offer);
        (await town.Cleo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await helper.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        return match;
    }

    private Task<string?> PhaseAsync(string match, string phase) =>
        Until.SeenAsync(async () => (await town.Ada.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString(), p => p == phase,
            TimeSpan.FromSeconds(30));

    private Task<bool> OfferEndsAsync(string offer) =>
        Until.SeenAsync(async () => (await town.Ada.GetAsync($"/offers/{offer}")).Body.GetProperty("isWithdrawn").GetBoolean(),
            isWithdrawn => isWithdrawn, TimeSpan.FromSeconds(30));
}
