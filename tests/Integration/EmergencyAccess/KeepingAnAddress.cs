using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.EmergencyAccess;

[Collection(nameof(Town))]
public sealed class KeepingAnAddress(Town town, TestPostgres postgres)
{
    [Fact]
    public async Task Where_somebody_at_risk_lives_is_seen_only_through_emergency_access_before_witnesses()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var (code, ada) = await own.FoundedAsync();
        var (yara, zoe, amir, bea) = (own.As("yara", code), own.As("zoe", code), own.As("amir", code), own.As("bea", code));
        var id = await JoinAsync(yara, "Yara");
        (await yara.PostAsync($"/people/{id}/change-contact",
            new { phone = "07700 900901", address = "9 Hidden Row", postcode = "HX2 8XX", reachNotes = "The blue door behind the mill" }))
            .ShouldBe(HttpStatusCode.OK);
        Address(await ada.GetAsync($"/people/{id}/contact")).Should().Be("9 Hidden Row");
        (await yara.PostAsync($"/people/{id}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);

        var seen = await ada.GetAsync($"/people/{id}/contact");
        Address(seen).Should().BeNull();
        seen.Body.ToString().Should().Contain("07700 900901").And.NotContain("blue door").And.NotContain("HX2");
        Address(await yara.GetAsync($"/people/{id}/contact")).Should().Be("9 Hidden Row");
        (await ada.PostAsync("/emergency-access/open", Opening(id)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "emergency-access.nobody-to-tell");
        foreach (var steward in (Caller[])[zoe, amir])
            (await ada.PostAsync($"/people/{await JoinAsync(steward, "A steward")}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        await JoinAsync(bea, "Bea");
        (await bea.PostAsync("/emergency-access/open", Opening(id))).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await zoe.GetAsync($"/people/{id}/contact")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");

        var access = (await zoe.PostAsync("/emergency-access/open", Opening(id))).ShouldBe(HttpStatusCode.Created).Id;
        Address(await zoe.GetAsync($"/people/{id}/contact")).Should().Be("9 Hidden Row");
        Address(await ada.GetAsync($"/people/{id}/contact")).Should().BeNull("being told is not seeing");
        var listed = (await amir.GetAsync("/emergency-access")).ShouldBe(HttpStatusCode.OK).Body[0];
        listed.GetProperty("told").GetArrayLength().Should().Be(2);
        listed.GetProperty("words").GetProperty("value").GetString().Should().Be("She does not answer and smelled gas");
        (await yara.GetAsync($"/people/{id}/looks")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray()
            .Select(l => l.GetProperty("purpose").GetString()).Should().Contain("emergency");
        (await amir.PostAsync($"/emergency-access/{access}/review", new { isJustified = true, words = "Right to look." }))
            .ShouldBe(HttpStatusCode.OK);
        (await zoe.PostAsync($"/emergency-access/{access}/review", new { isJustified = true, words = "Mine." }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "emergency-access.not-told");

        await own.MoveClockAsync(own.Clock.GetUtcNow().AddMinutes(31));
        (await zoe.GetAsync($"/people/{id}/contact")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
    }

    [Fact]
    public async Task Nobody_but_the_person_reads_who_looked()
    {
        var (_, id) = await town.NewcomerAsync("Cy", "07700 900902");
        (await town.Ada.GetAsync($"/people/{id}/looks")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await town.Ben.GetAsync($"/people/{id}/contact")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
    }

    private static object Opening(string person) =>
        new { person, emergency = "risk-to-life", words = "She does not answer and smelled gas" };
    private static async Task<string> JoinAsync(Caller caller, string name) =>
        (await caller.PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
    private static string? Address(Answered answer) =>
        answer.ShouldBe(HttpStatusCode.OK).Body.TryGetProperty("address", out var address) ? address.GetProperty("value").GetString()
            : null;
}
