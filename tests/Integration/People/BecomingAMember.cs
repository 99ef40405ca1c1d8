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

        var joined = (await town.As("fred-invited", code).PostAsync("/people/join", new { name = "Fred", invitation }))
            .ShouldBe(HttpStatusCode.Created);

        joined.Id.Should().Be(fred);
        var me = (await town.As("fred-invited", code).GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("person");
        (me.GetProperty("id").GetString(), me.GetProperty("standing").GetString()).Should().Be((fred, "member"));
        (await town.As("somebody-else", code).PostAsync("/people/join", new { name = "Mallory", invitation })).ShouldName("invitation");
        (await town.As("fred-invited", code).PostAsync("/people/join", new { name = "Fred", invitation })).ShouldName("invitation");
        (await town.As("a-guesser", code).PostAsync("/people/join", new { name = "Mallory", invitation = invitation[..^2] + "AA" }))
            .ShouldName("invitation");
    }

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
