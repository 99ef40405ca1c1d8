using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.People;

[Collection(nameof(Town))]
public sealed class LosingARole(Town town, TestPostgres postgres)
{
    [Fact]
    public async Task A_role_whose_evidence_runs_out_takes_on_nothing_new_and_what_was_promised_stands()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var (code, ada) = await own.FoundedAsync(
            new { id = "CL-1", parameter = "helper-vetting", codes = new[] { "dbs-basic" } },
                new { id = "CL-2", parameter = "helper-categories", codes = new[] { "baby" } });
        var (ivy, jo) = (own.As("ivy", code), own.As("jo", code));
        var ivyId = await JoinAsync(ivy, "Ivy");
        await JoinAsync(jo, "Jo");
        var today = DateOnly.FromDateTime(own.Clock.GetUtcNow().UtcDateTime);
        (await ada.PostAsync($"/people/{ivyId}/grant-role", new { role = "helper" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.vetting-needed");
        var evidence = new { level = "dbs-basic", seenOn = today, validUntil = today.AddDays(1) };
        var offer = (await ivy.PostAsync("/offers/make", Town.Offering())).ShouldBe(HttpStatusCode.Created).Id;
        var (first, second) = (await AskAsync(jo), await AskAsync(jo));
        (await ada.PostAsync("/matches/propose", Proposing(first, offer)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "match.not-a-helper").Body.GetProperty("clause").GetString().Should().Be("CL-2");
        (await ada.PostAsync($"/people/{ivyId}/grant-role", new { role = "helper", evidence })).ShouldBe(HttpStatusCode.OK);
        var match = (await ada.PostAsync("/matches/propose", Proposing(first, offer))).ShouldBe(HttpStatusCode.Created).Id;
        (await ivy.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await jo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);

        await own.MoveClockAsync(own.Clock.GetUtcNow().AddDays(3));

        (await ada.PostAsync("/matches/propose", Proposing(second, offer))).ShouldBeProblem(HttpStatusCode.Conflict, "match.not-a-helper");
        (await ada.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString().Should().Be("confirmed");
        await Until.SeenAsync(async () => (await ada.GetAsync($"/people/{ivyId}")).Body.GetProperty("roles").EnumerateArray()
            .Select(r => r.GetString()), roles =>
            !roles.Contains("helper"), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_coordinator_whose_role_is_taken_back_is_one_no_more_at_once()
    {
        var (kim, id) = await town.NewcomerAsync("Kim");
        (await town.Ada.PostAsync($"/people/{id}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await kim.GetAsync("/requests")).ShouldBe(HttpStatusCode.OK);
        (await kim.PostAsync($"/people/{id}/revoke-role", new { role = "coordinator", words = "mine" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Ada.PostAsync($"/people/{id}/revoke-role", new { role = "coordinator", words = "Moved to another team." }))
            .ShouldBe(HttpStatusCode.OK);
        (await kim.GetAsync("/requests")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    [Fact]
    public async Task The_last_two_stewards_name_who_takes_over()
    {
        var (code, ada) = await town.FoundedAsync();
        var lea = town.As("lea", code);
        var (adaId, leaId) = ((await ada.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString()!,
            await JoinAsync(lea, "Lea"));
        (await ada.PostAsync($"/people/{adaId}/leave", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.steward-succession-required");
        (await ada.PostAsync($"/people/{leaId}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        var max = await JoinAsync(town.As("max", code), "Max");
        (await lea.PostAsync($"/people/{leaId}/give-up-role", new { role = "steward" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.steward-succession-required");
        (await lea.PostAsync($"/people/{leaId}/give-up-role", new { role = "steward", successor = max })).ShouldBe(HttpStatusCode.OK);
        (await town.As("max", code).PostAsync($"/people/{leaId}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_steward_who_cannot_act_decides_nothing_meanwhile_and_says_themself_that_they_can()
    {
        var (code, ada) = await town.FoundedAsync();
        var (bea, cody) = (town.As("bea", code), town.As("cody", code));
        var (beaId, codyId) = (await JoinAsync(bea, "Bea"), await JoinAsync(cody, "Cody"));
        (await ada.PostAsync($"/people/{codyId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{beaId}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await cody.PostAsync($"/people/{beaId}/suspend-roles", new { words = "she is ill" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        (await ada.PostAsync($"/people/{beaId}/suspend-roles", new { words = "she is in hospital" })).ShouldBe(HttpStatusCode.OK);

        (await bea.PostAsync($"/people/{codyId}/appoint-steward", null)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        foreach (var (path, body) in new (string, object)[] { ("/export/agree", new { }),
            ($"/people/{codyId}/revoke-role", new { role = "coordinator", words = "no more" }) })
            (await ada.PostAsync(path, body)).ShouldBeProblem(HttpStatusCode.Conflict, "community.in-succession");
        var onPages = new Browsing(bea.Http);
        (await onPages.GetAsync($"/{code}/mine")).ShouldSay("A steward noted that you cannot act for now");
        (await onPages.GetAsync($"/{code}/first-steps")).ShouldBe(HttpStatusCode.Forbidden).ShouldSay("Your roles here rest");
        var noted = (await ada.GetAsync($"/people/{beaId}")).Body;
        noted.GetProperty("roles").ToString().Should().NotContain("steward", "a role that rests does not hold");
        noted.GetProperty("rolesRest").GetBoolean().Should().BeTrue();
        (await onPages.SendAsync(await onPages.GetAsync($"/{code}/my-data"), $"/{code}/people/{beaId}/contest-suspension"))
            .ShouldNotSay("give my roles back");
        (await bea.PostAsync($"/people/{codyId}/revoke-role", new { role = "coordinator", words = "moved" })).ShouldBe(HttpStatusCode.OK);
    }

    private static object Proposing(string request, string offer) => new { request, offer, quantity = new { amount = 1, unit = "pack" } };
    private static async Task<string> JoinAsync(Caller caller, string name) =>
        (await caller.PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
    private static async Task<string> AskAsync(Caller caller) =>
        (await caller.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
}
