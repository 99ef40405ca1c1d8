using System.Net;
using Coordination.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Programs;

[Collection(nameof(Town))]
public sealed class ActingAsAProgram(Town town)
{
    [Fact]
    public async Task A_program_does_what_its_scopes_say_and_nothing_more()
    {
        var request = await town.RaiseAsync();
        var (reader, _) = await town.LetInAsync(["read-requests"]);

        (await reader.GetAsync("/requests")).ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync($"/requests/{request}/story")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("events").GetArrayLength()
            .Should().BePositive();
        foreach (var path in (string[])["", "/today", "/offers", "/matches", "/sessions", "/people", "/people/" + town.CleoId, "/me",
            "/programs"])
            (await reader.GetAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        foreach (var path in (string[])["/requests/raise", $"/requests/{request}/withdraw", "/people/join", "/people/record",
            "/programs/issue", "/api/communities"])
            (await reader.PostAsync(path, null)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    [Fact]
    public async Task Names_words_and_contact_are_shown_by_scopes_of_their_own()
    {
        var (request, offer) = (await town.RaiseAsync(body: Town.Asking("Only for some eyes")), await town.OfferAsync());
        var match = await town.ConfirmAsync(request, offer);
        var (closed, _) = await town.LetInAsync(["read-requests", "read-people", "read-matches", "read-today", "read-offers"]);
        foreach (var path in (string[])["/requests", $"/requests/{request}", $"/requests/{request}/story", "/today", "/offers", "/people",
            $"/people/{town.CleoId}", "/matches", $"/matches/{match}"])
            (await closed.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Body.ToString().Should()
                .NotContain("Only for some eyes").And.NotContain("\"Cleo\"").And.NotContain("\"Ben\"").And.NotContain("07700 90");
        (await closed.GetAsync($"/matches/{match}/contact")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        var (open, id) = await town.LetInAsync(["read-requests", "read-people", "read-matches",
            "open-words", "open-names", "open-contact"]);
        (await open.GetAsync($"/requests/{request}")).Body.GetProperty("words").GetProperty("value").GetString().Should()
            .Be("Only for some eyes");
        (await open.GetAsync($"/people/{town.CleoId}")).Body.GetProperty("name").GetProperty("value").GetString().Should().Be("Cleo");
        (await open.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK).Body.ToString().Should().Contain("07700 900002");
        await using var looked = town.Host.Services.GetRequiredService<Host.Keys.KeyStore>().Database.CreateCommand(
            $"select count(distinct (class, purpose)) from keys.disclosure where viewer = 'program:{id}' and subject = '{town.CleoId}'");
        ((long)(await looked.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).Should()
            .Be(3, "that a program looked is noted like anybody's look");
    }

    [Fact]
    public async Task A_program_acts_for_people_in_its_own_name()
    {
        var (writer, id) = await town.LetInAsync(["write-requests", "read-requests"]);
        (await writer.PostAsync("/requests/raise", Town.Asking()))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood").Body.ToString().Should().Contain("onBehalfOf");
        (await writer.PostAsync("/requests/raise", Asking(null))).ShouldBeProblem(HttpStatusCode.Conflict, "person.authority-needed");

        var raised = (await writer.PostAsync("/requests/raise", Asking("written-consent"))).ShouldBe(HttpStatusCode.Created).Id;
        var story = (await writer.GetAsync($"/requests/{raised}/story")).Body.GetProperty("events")[0];
        story.GetProperty("actor").GetString().Should().Be("program:" + id);
        story.GetProperty("onBehalfOf").GetString().Should().Be(town.CleoId.ToString());
        story.GetProperty("channel").GetString().Should().Be("api");
        (await writer.PostAsync($"/requests/{raised}/withdraw", new { onBehalfOf = town.CleoId, authority = "written-consent" }))
            .ShouldBe(HttpStatusCode.OK);
        (await writer.PostAsync($"/requests/{raised}/close-as-unmet", new { cause = "no-stock" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        object Asking(string? authority)
        {
            var wanted = new { amount = 1, unit = "pack" };
            return authority is null
                ? new { category = "baby", words = "Nappies", wanted, ward = Town.Ward, onBehalfOf = town.CleoId }
                : new { category = "baby", words = "Nappies", wanted, ward = Town.Ward, onBehalfOf = town.CleoId, authority };
        }
    }
}
