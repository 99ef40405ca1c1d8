using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;

namespace Coordination.Integration.Attacks;

/// <summary>Somebody tries to learn where a person at risk lives, or to agree to something for a child.</summary>
[Collection(nameof(Town))]
public sealed class TakingProtection(Town town)
{
    [Fact]
    public async Task No_coordinator_merges_a_record_into_that_of_somebody_who_signs_in()
    {
        var (accomplice, friend) = await town.NewcomerAsync("Fred");
        var (cora, hidden) = (await town.NewcomerAsync("Cora"), await town.RecordAsync("Ruth", "07700 900717", "3 Hidden Row"));
        (await town.Ada.PostAsync($"/people/{cora.Id}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{hidden}/restrict-address", Newcomers.For(hidden))).ShouldBe(HttpStatusCode.OK);

        foreach (var by in (Caller[])[cora.Caller, town.Ada])
            (await by.PostAsync($"/people/{hidden}/merge", new { into = friend, words = "the same" }))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-protected");
        (await accomplice.GetAsync($"/people/{hidden}/contact")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
    }

    [Fact]
    public async Task Who_is_kept_hidden_is_hidden_under_the_record_that_was_merged_as_well()
    {
        var (kept, merged) = (await town.RecordAsync("Hedda", "07700 900718"),
            await town.RecordAsync("Hedwig", "07700 900719", "3 Hidden Row"));
        (await town.Ada.PostAsync($"/people/{kept}/restrict-address", Newcomers.For(kept))).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{merged}/merge", new { into = kept, words = "the same" })).ShouldBe(HttpStatusCode.OK);

        (await town.Ada.GetAsync($"/people/{merged}/contact")).ShouldBe(HttpStatusCode.OK).Body.ToString()
            .Should().NotContain("Hidden Row");
    }

    [Fact]
    public async Task A_home_is_hidden_under_every_record_of_who_lives_in_it()
    {
        var (kept, merged, atRisk) = (await town.RecordAsync("Kerra", "07700 900741", "20 Hidden Row"),
            await town.RecordAsync("Kerra", "07700 900742", "20 Hidden Row"), await town.RecordAsync("Rowan", "07700 900743"));
        await town.ShareAsync(kept, atRisk);
        (await town.Ada.PostAsync($"/people/{atRisk}/restrict-address", Newcomers.For(atRisk))).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{merged}/merge", new { into = kept, words = "the same" })).ShouldBe(HttpStatusCode.OK);

        foreach (var record in (string[])[kept, merged])
            (await town.Ada.GetAsync($"/people/{record}/contact")).ShouldBe(HttpStatusCode.OK).Body.ToString()
                .Should().NotContain("Hidden Row");
    }

    [Fact]
    public async Task A_merge_uncovers_nobody()
    {
        var (kept, atRisk) = (await town.RecordAsync("Rosalind", "07700 900655", "1 Mill Street"),
            await town.RecordAsync("Rosalind", "07700 900656"));
        (await town.Ada.PostAsync($"/people/{atRisk}/restrict-address", Newcomers.For(atRisk))).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{atRisk}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{atRisk}/merge", new { into = kept, words = "the same voice" })).ShouldBe(HttpStatusCode.OK);

        var person = (await town.Ada.GetAsync($"/people/{kept}")).Body;
        (person.GetProperty("isMinor").GetBoolean(), person.GetProperty("isAddressRestricted").GetBoolean()).Should().Be((true, true));
        (await town.Ada.GetAsync($"/people/{kept}/contact")).ShouldBe(HttpStatusCode.OK).Body.TryGetProperty("address", out _)
            .Should().BeFalse();
        var gone = await town.RecordAsync("Rosalind");
        (await town.Ada.PostAsync($"/people/{gone}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{kept}/merge", new { into = gone, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merged-elsewhere");
        (await town.Ada.PostAsync($"/people/{await town.RecordAsync("Rosalind")}/merge", new { into = gone, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-into-gone");
    }

    [Fact]
    public async Task An_address_is_shown_again_by_the_person_alone_and_a_day_later()
    {
        var (una, id) = await town.NewcomerAsync("Una");
        (await una.PostAsync($"/people/{id}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{id}/lift-address", Newcomers.For(id)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.never-for-another");
        (await town.Ada.PostAsync($"/people/{id}/take-down-change", new { change = "lift-address" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.signs-in");
        (await una.PostAsync($"/people/{id}/lift-address", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.GetAsync($"/people/{id}")).Body.GetProperty("isAddressRestricted").GetBoolean().Should().BeTrue("it takes a day");
        (await una.PostAsync($"/people/{id}/drop-change", new { change = "lift-address" })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task For_who_does_not_sign_in_two_coordinators_and_a_call_back_do_it()
    {
        var id = await town.RecordAsync("Viv", "07700 900657", "5 Mill Street");
        (await town.Ada.PostAsync($"/people/{id}/restrict-address", Newcomers.For(id))).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{id}/take-down-change", new { change = "lift-address" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{id}/confirm-change", new { change = "lift-address" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.called-by-the-same");
        var (other, otherId) = await town.NewcomerAsync("Wes");
        (await town.Ada.PostAsync($"/people/{otherId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        (await other.PostAsync($"/people/{id}/confirm-change", new { change = "lift-address" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.GetAsync($"/people/{id}")).Body.GetProperty("isAddressRestricted").GetBoolean().Should().BeTrue("it takes a day");
    }

    [Fact]
    public async Task Where_nobody_can_be_called_back_two_coordinators_lift_nothing()
    {
        var id = await town.RecordAsync("Vera");
        (await town.Ada.PostAsync($"/people/{id}/restrict-address", Newcomers.For(id))).ShouldBe(HttpStatusCode.OK);
        var (takes, confirms) = (await town.CoordinatorAsync("Xandra"), await town.CoordinatorAsync("Yusuf"));
        (await takes.PostAsync($"/people/{id}/take-down-change", new { change = "lift-address" })).ShouldBe(HttpStatusCode.OK);
        (await confirms.PostAsync($"/people/{id}/confirm-change", new { change = "lift-address" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.no-contact");
        (await new Browsing(confirms.Http).GetAsync($"/{Town.Code}/people/{id}")).Actions("/confirm-change$").Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_is_called_back_where_somebody_said_lately()
    {
        var id = await town.RecordAsync("Vivian", "07700 900667", "5 Mill Street");
        (await town.Ada.PostAsync($"/people/{id}/restrict-address", Newcomers.For(id))).ShouldBe(HttpStatusCode.OK);
        var (changes, takes, calls) =
            (await town.CoordinatorAsync("Wilma"), await town.CoordinatorAsync("Xena"), await town.CoordinatorAsync("Yara"));
        (await changes.PostAsync($"/people/{id}/change-contact", Newcomers.For(id, ("phone", "07700 900668")))).ShouldBe(HttpStatusCode.OK);
        (await changes.PostAsync($"/people/{id}/take-down-change", new { change = "lift-address" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.contact-by-the-same");
        (await takes.PostAsync($"/people/{id}/take-down-change", new { change = "lift-address" })).ShouldBe(HttpStatusCode.OK);
        (await calls.PostAsync($"/people/{id}/confirm-change", new { change = "lift-address" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.contact-too-new");
    }

    [Fact]
    public async Task Nobody_consents_or_agrees_for_a_child_by_word()
    {
        var child = await town.RecordAsync("Kit", "07700 900658");
        (await town.Ada.PostAsync($"/people/{child}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        (string, object?)[] story =
            [("purpose", "story"), ("recipients", new[] { "public" }), ("dataClasses", new[] { "name" }), ("how", "verbal")];
        (await town.Ada.PostAsync($"/people/{child}/consents/give", Newcomers.For(child, story)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.parent-needed");
        var raised = (await town.Ada.PostAsync("/requests/raise", Newcomers.For(child, ("category", "food"), ("words", "a bag of food"),
            ("wanted", new { amount = 9, unit = "pack" }), ("ward", Town.Ward)))).ShouldBe(HttpStatusCode.Created).Id;
        var match = await town.ProposeAsync(raised, await town.OfferAsync());
        (await town.Ada.PostAsync($"/matches/{match}/accept", Newcomers.For(child, ("side", "person"))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.parent-needed");
        (await town.Ada.PostAsync($"/matches/{match}/decline", Newcomers.For(child, ("side", "person")))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_adult_consents_on_paper_that_a_steward_saw_and_not_by_word()
    {
        var id = await town.RecordAsync("Moss", "07700 900659");
        (string, object?)[] asked =
            [("purpose", "news"), ("recipients", new[] { "community" }), ("dataClasses", new[] { "phone" }), ("how", "written")];
        (await town.Ada.PostAsync($"/people/{id}/consents/give", Newcomers.For(id, asked)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.evidence-needed");
        await town.SeeAsync(id, "written-consent", purpose: "news");
        (string, object?)[] written = [.. asked, ("authority", "written-consent")];
        var another = await town.CoordinatorAsync("Nell");
        (await town.Ada.PostAsync($"/people/{id}/consents/give", Newcomers.For(id, written)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "authority.seen-by-you");
        (await another.PostAsync($"/people/{id}/consents/give", Newcomers.For(id, [.. written[1..], ("purpose", "research")])))
            .ShouldBeProblem(HttpStatusCode.Conflict, "consent.written-for-another");
        (await another.PostAsync($"/people/{id}/consents/give", Newcomers.For(id, written))).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{id}/consents/withdraw", Newcomers.For(id, ("purpose", "news")))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_reads_the_words_of_a_home_that_did_not_take_them_in()
    {
        var (owen, owenId) = await town.NewcomerAsync("Owen");
        var (pia, piaId) = await town.NewcomerAsync("Pia");
        var (quentin, quentinId) = await town.NewcomerAsync("Quentin");
        (await pia.PostAsync($"/people/{piaId}/share-household", new { with = owenId })).ShouldBe(HttpStatusCode.OK);
        (await owen.PostAsync($"/people/{owenId}/share-household", new { with = piaId })).ShouldBe(HttpStatusCode.OK);
        (await owen.PostAsync($"/people/{owenId}/describe-household", new { words = "the key is under the mat" }))
            .ShouldBe(HttpStatusCode.OK);

        (await quentin.PostAsync($"/people/{quentinId}/share-household", new { with = owenId })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{owenId}/share-household", Newcomers.For(owenId, ("with", quentinId))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.never-for-another");
        (await quentin.GetAsync($"/people/{quentinId}/household")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await pia.PostAsync($"/people/{piaId}/share-household", new { with = quentinId })).ShouldBe(HttpStatusCode.OK);
        (await quentin.GetAsync($"/people/{quentinId}/household")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await owen.PostAsync($"/people/{owenId}/share-household", new { with = quentinId })).ShouldBe(HttpStatusCode.OK);
        (await quentin.GetAsync($"/people/{quentinId}/household")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_place_of_who_has_gone_is_free_for_somebody_else()
    {
        var (gil, gilId) = await town.NewcomerAsync("Gil");
        var session = (await town.Ada.PostAsync("/sessions/plan", ReadingARequest.Planned())).ShouldBe(HttpStatusCode.Created).Id;
        (await gil.PostAsync($"/sessions/{session}/book", new { })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/people/{gilId}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        await Until.SeenAsync(async () => (await town.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").GetArrayLength(),
            booked => booked == 0, TimeSpan.FromSeconds(30));
    }
}
