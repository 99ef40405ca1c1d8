using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.People;

[Collection(nameof(Town))]
public sealed class BecomingAMember(Town town)
{
    private static readonly object byApplication = new { id = "CL-1", parameter = "joining", codes = new[] { "application" } };

    [Fact]
    public async Task Somebody_noted_down_is_invited_and_comes_into_their_own_record()
    {
        var (code, ada) = await town.FoundedAsync(byApplication);
        var fred = (await ada.PostAsync("/people/record", new { name = "Fred" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{fred}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await ada.GetAsync($"/people/{fred}/invitation")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("invitation")
            .GetString()!;

        var (stranger, steward) = (town.As("fred-invited", code), town.As("fred-warden", code));
        (await stranger.PostAsync("/people/join", new { name = "Fred", invitation })).ShouldBe(HttpStatusCode.OK);
        foreach (var address in (string[])["/me", $"/people/{fred}", $"/people/{fred}/contact"])
            (await stranger.GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync("/people/join", new { name = "Fred" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.claim-waits");
        var warden = (await steward.PostAsync("/people/join", new { name = "Wes" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{warden}/accept", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{warden}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{fred}/accept", null)).ShouldBeProblem(HttpStatusCode.Conflict, "membership.invited-by-you");
        (await steward.PostAsync($"/people/{fred}/accept", null)).ShouldBe(HttpStatusCode.OK);

        var me = (await town.As("fred-invited", code).GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("person");
        (me.GetProperty("id").GetString(), me.GetProperty("standing").GetString()).Should().Be((fred, "member"));
        (await ada.GetAsync($"/people/{fred}/contact")).Body.ToString().Should().NotContain("Mallory");
        (await town.As("somebody-else", code).PostAsync("/people/join", new { name = "Mallory", invitation })).ShouldName("invitation");
        (await town.As("fred-invited", code).PostAsync("/people/join", new { name = "Fred", invitation })).ShouldName("invitation");
        (await town.As("a-guesser", code).PostAsync("/people/join", new { name = "Mallory", invitation = invitation[..^2] + "AA" }))
            .ShouldName("invitation");
    }

    [Fact]
    public async Task Whoever_an_invitation_was_not_for_gets_nothing_and_the_next_one_can_be_invited()
    {
        var (code, ada) = await town.FoundedAsync(byApplication);
        var fred = (await ada.PostAsync("/people/record", new { name = "Fred" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{fred}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await ada.GetAsync($"/people/{fred}/invitation")).Body.GetProperty("invitation").GetString()!;
        var (one, other) = (town.As("an-accomplice", code), town.As("another-accomplice", code));
        (await one.PostAsync("/people/join", new { name = "Fred", invitation })).ShouldBe(HttpStatusCode.OK);
        (await other.PostAsync("/people/join", new { name = "Fred", invitation })).ShouldName("invitation");
        (await ada.PostAsync($"/people/{fred}/decline", new { words = "Fred says that it was not him." })).ShouldBe(HttpStatusCode.OK);
        (await one.GetAsync("/me")).ShouldBe(HttpStatusCode.NotFound);
        (await ada.GetAsync($"/people/{fred}")).Body.GetProperty("standing").GetString().Should().Be("known");
        (await ada.PostAsync($"/people/{fred}/invite", null)).ShouldBe(HttpStatusCode.OK);
        (await one.PostAsync("/people/join", new { name = "Not Fred" })).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Who_asks_for_help_while_a_claim_waits_is_merged_and_nothing_is_stuck()
    {
        var (code, ada) = await town.FoundedAsync(byApplication, new { id = "CL-2", parameter = "wards", codes = new[] { Town.Ward } });
        var fred = (await ada.PostAsync("/people/record", new { name = "Fred" })).ShouldBe(HttpStatusCode.Created).Id;
        var (cora, cliff, claimant) = (town.As("cora-of-claims", code), town.As("cliff-of-claims", code), town.As("fred-in-need", code));
        foreach (var (who, role) in new[] { (cora, "coordinator"), (cliff, "steward") })
        {
            var id = (await who.PostAsync("/people/join", new { name = role })).ShouldBe(HttpStatusCode.Created).Id;
            (await ada.PostAsync($"/people/{id}/accept", null)).ShouldBe(HttpStatusCode.OK);
            (role is "steward" ? await ada.PostAsync($"/people/{id}/appoint-steward", null)
                : await ada.PostAsync($"/people/{id}/grant-role", new { role })).ShouldBe(HttpStatusCode.OK);
        }
        (await cora.PostAsync($"/people/{fred}/invite", null)).ShouldBe(HttpStatusCode.OK);
        (await cliff.GetAsync($"/people/{fred}/invitation")).ShouldBe(HttpStatusCode.NotFound);
        var invitation = (await cora.GetAsync($"/people/{fred}/invitation")).Body.GetProperty("invitation").GetString()!;
        (await claimant.PostAsync("/people/join", new { name = "Fred", invitation })).ShouldBe(HttpStatusCode.OK);
        (await cora.PostAsync($"/people/{await RecordedAsync(cora)}/merge", new { into = fred, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-invited");
        var asking = new Pages.Browsing(town.Host.SignedIn("fred-in-need"));
        var check = await Pages.AskingForHelp.AnsweredAsync(asking, "Bread", Town.Ward, $"/{code}/ask");
        (await asking.SendAsync(check, $"/{code}/ask/send")).ShouldBe(HttpStatusCode.OK);

        (await cliff.PostAsync($"/people/{fred}/accept", null)).ShouldBeProblem(HttpStatusCode.Conflict, "membership.claimant-known");
        (await cliff.PostAsync($"/people/{fred}/decline", new { words = "They are known by now." })).ShouldBe(HttpStatusCode.OK);
        var known = (await claimant.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString();
        (await cliff.PostAsync($"/people/{fred}/merge", new { into = known, words = "one person" })).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> RecordedAsync(Caller by) =>
        (await by.PostAsync("/people/record", new { name = "Somebody hidden", isNew = true })).ShouldBe(HttpStatusCode.Created).Id;

    [Fact]
    public async Task An_applicant_is_asked_answers_and_is_declined_with_a_reason_they_can_read()
    {
        var (code, ada) = await town.FoundedAsync(byApplication);
        var gita = town.As("gita", code);
        var id = (await gita.PostAsync("/people/join", new { name = "Gita" })).ShouldBe(HttpStatusCode.Created).Id;
        (await gita.GetAsync("/me")).Body.GetProperty("person").GetProperty("standing").GetString().Should().Be("applied");
        (await ada.PostAsync($"/people/{id}/ask", new { words = "Do you live nearby?" })).ShouldBe(HttpStatusCode.OK);
        (await gita.PostAsync($"/people/{id}/answer", new { words = "On Mill Street." })).ShouldBe(HttpStatusCode.OK);
        (await gita.PostAsync($"/people/{id}/decline", new { words = "No." }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await ada.PostAsync($"/people/{id}/decline", new { })).ShouldName("words");
        (await ada.PostAsync($"/people/{id}/decline", new { words = "We are full until May." })).ShouldBe(HttpStatusCode.OK);
        (await gita.GetAsync("/me")).Body.GetProperty("person").GetProperty("standing").GetString().Should().Be("declined");
        (await ada.PostAsync($"/people/{id}/accept", null)).ShouldBeProblem(HttpStatusCode.Conflict, "membership.not-applied");
        (await gita.PostAsync("/people/join", new { name = "Gita" })).ShouldBe(HttpStatusCode.Created);
        (await ada.PostAsync($"/people/{id}/accept", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task On_probation_a_member_holds_no_role_until_it_is_over()
    {
        var (code, ada) = await town.FoundedAsync(new { id = "CL-2", parameter = "probation-days", number = 30, unit = "days" });
        var hal = town.As("hal", code);
        var id = (await hal.PostAsync("/people/join", new { name = "Hal" })).ShouldBe(HttpStatusCode.Created).Id;
        (await hal.GetAsync("/me")).Body.GetProperty("person").GetProperty("standing").GetString().Should().Be("probation");
        var refused = (await ada.PostAsync($"/people/{id}/grant-role", new { role = "helper" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.on-probation");
        refused.Body.GetProperty("clause").GetString().Should().Be("CL-2");
        (await ada.PostAsync($"/people/{id}/complete-probation", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{id}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);
    }
}
