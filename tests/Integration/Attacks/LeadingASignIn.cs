using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Attacks;

/// <summary>Somebody tries to be led by their own sign-in to what is kept of another.</summary>
[Collection(nameof(Town))]
public sealed class LeadingASignIn(Town town)
{
    [Fact]
    public async Task No_merge_leads_one_sign_in_to_somebody_at_risk_whoever_else_signs_in()
    {
        var (victim, victimId) = await town.NewcomerAsync("Vera");
        var (_, stranger) = await town.NewcomerAsync("Vera");
        (await victim.PostAsync($"/people/{victimId}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        foreach (var (merged, kept) in new[] { (stranger, victimId), (victimId, stranger) })
            (await town.Ada.PostAsync($"/people/{merged}/merge", new { into = kept, words = "the same name" }))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-protected");
    }

    [Fact]
    public async Task Whoever_lives_with_somebody_at_risk_is_invited_by_a_steward_and_no_sign_in_is_merged_into_them()
    {
        var housemate = await town.RecordAsync("Hana", "07700 900811", "6 Hidden Row");
        var (victim, victimId) = await town.NewcomerAsync("Rhona");
        var coordinator = await town.CoordinatorAsync("Cleve");
        (await victim.PostAsync($"/people/{victimId}/share-household", new { with = housemate })).ShouldBe(HttpStatusCode.OK);
        (await coordinator.PostAsync($"/people/{housemate}/share-household", Newcomers.For(housemate, ("with", victimId))))
            .ShouldBe(HttpStatusCode.OK);
        (await victim.PostAsync($"/people/{victimId}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);

        (await coordinator.PostAsync($"/people/{housemate}/invite", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.invited-by-a-steward");
        var (_, stranger) = await town.NewcomerAsync("Hana");
        (await town.Ada.PostAsync($"/people/{stranger}/merge", new { into = housemate, words = "the same name" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-protected");
    }

    [Fact]
    public async Task One_sign_in_says_of_one_record_that_it_is_theirs_until_a_steward_has_decided()
    {
        var login = town.As($"claims-two-{Guid.NewGuid():N}");
        var (first, second) = (await InvitedAsync("Ivo"), await InvitedAsync("Ivor"));
        (await login.PostAsync("/people/join", new { name = "Ivo", invitation = first.Code })).ShouldBe(HttpStatusCode.OK);
        (await login.PostAsync("/people/join", new { name = "Ivor", invitation = second.Code }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.claim-waits");
        (await (await town.StewardAsync("Stella")).PostAsync($"/people/{first.Id}/decline", new { words = "not him" }))
            .ShouldBe(HttpStatusCode.OK);
        (await login.PostAsync("/people/join", new { name = "Ivor", invitation = second.Code })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_who_was_declined_comes_in_past_a_steward_by_leaving_first()
    {
        var (code, ada) = await town.FoundedAsync(new { id = "1", parameter = "joining", codes = new[] { "application" } });
        var (nil, cody) = (town.As("nil", code), town.As("cody", code));
        var (nilId, codyId) = (await JoinAsync(nil), await JoinAsync(cody));
        (await ada.PostAsync($"/people/{codyId}/accept", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{codyId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{nilId}/decline", new { words = "not now" })).ShouldBe(HttpStatusCode.OK);
        (await nil.PostAsync($"/people/{nilId}/leave", null)).ShouldBe(HttpStatusCode.OK);
        (await cody.PostAsync($"/people/{nilId}/invite", null)).ShouldBeProblem(HttpStatusCode.Conflict, "membership.was-declined");

        static async Task<string> JoinAsync(Caller who) =>
            (await who.PostAsync("/people/join", new { name = "Somebody" })).ShouldBe(HttpStatusCode.Created).Id;
    }

    private async Task<(string Id, string Code)> InvitedAsync(string name)
    {
        var id = await town.RecordAsync(name);
        (await town.Ada.PostAsync($"/people/{id}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await town.Ada.GetAsync($"/people/{id}/invitation")).ShouldBe(HttpStatusCode.OK).Body;
        return (id, invitation.GetProperty("invitation").GetString()!);
    }
}
