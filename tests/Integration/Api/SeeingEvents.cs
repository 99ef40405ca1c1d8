using System.Net;
using System.Text;
using Coordination.Integration.People;
using Coordination.Integration.Programs;

namespace Coordination.Integration.Api;

/// <summary>What is said of an applicant, of a role taken back and of an emergency is for stewards and for those it is about.</summary>
[Collection(nameof(Town))]
public sealed class SeeingEvents(Town town)
{
    private const string Asked = "Do you live nearby?", Answer = "In the refuge on Mill Street.", Declined = "We know you.",
        Revoked = "Money went missing.", Emergency = "She smelled gas.", Wanted = "Size four, please.";
    private static readonly string[] kept = [Asked, Answer, Declined, Revoked, Emergency];
    private static readonly object byApplication = new { id = "CL-1", parameter = "joining", codes = new[] { "application" } };

    [Fact]
    public async Task Words_that_are_for_stewards_are_read_by_no_coordinator_and_no_program()
    {
        var (code, ada) = await town.FoundedAsync(byApplication);
        var (cora, kofi, stella, gita, hal) =
            (town.As("cora", code), town.As("kofi", code), town.As("stella", code), town.As("gita", code), town.As("hal", code));
        (await ada.PostAsync($"/people/{await JoinedAsync(ada, cora, "Cora")}/grant-role", new { role = "coordinator" }))
            .ShouldBe(HttpStatusCode.OK);
        foreach (var steward in (Caller[])[stella, kofi])
            (await ada.PostAsync($"/people/{await JoinedAsync(ada, steward, "A steward")}/appoint-steward", null))
                .ShouldBe(HttpStatusCode.OK);
        var helper = await JoinedAsync(ada, hal, "Hal");
        (await ada.PostAsync($"/people/{helper}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{helper}/revoke-role", new { role = "helper", words = Revoked })).ShouldBe(HttpStatusCode.OK);
        var applicant = (await gita.PostAsync("/people/join", new { name = "Gita" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{applicant}/ask", new { words = Asked })).ShouldBe(HttpStatusCode.OK);
        (await gita.PostAsync($"/people/{applicant}/answer", new { words = Answer })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{applicant}/decline", new { words = Declined })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync("/emergency-access/open", new { person = applicant, emergency = "risk-to-life", words = Emergency }))
            .ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
        (await hal.PostAsync("/requests/raise", Town.Asking(Wanted))).ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
        var issued = (await ada.PostAsync("/programs/issue",
            new { name = "A dashboard", scopes = new[] { "read-today", "read-people", "open-words" }, days = 1 })).Body;

        var (byCoordinator, byProgram) = (await EverythingAsync(cora, code, applicant, helper),
            (await town.With(issued.GetProperty("token").GetString()!, code).GetAsync("/today")).Body.ToString());

        byCoordinator.Should().Contain(Wanted).And.NotContainAny(kept).And.NotContain("risk-to-life");
        byProgram.Should().Contain(Wanted).And.NotContainAny(kept).And.NotContain("risk-to-life")
            .And.NotContain("membership.declined", "the day's news say nothing of people to a program");
        (await EverythingAsync(stella, code, applicant, helper)).Should()
            .ContainAll([Asked, Answer, Declined, Revoked], "a steward decides on what they say");
        (await PageAsync(gita, $"/{code}/my-data")).Should().ContainAll([Asked, Answer, Declined], "they are about her");
    }

    private static async Task<string> JoinedAsync(Caller ada, Caller caller, string name)
    {
        var id = (await caller.PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{id}/accept", null)).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private static async Task<string> EverythingAsync(Caller reader, string code, params string[] people)
    {
        var all = new StringBuilder((await reader.GetAsync("/today")).Body.ToString());
        all.Append(await PageAsync(reader, $"/{code}/today"));
        foreach (var person in people) all.Append(await PageAsync(reader, $"/{code}/people/{person}"));
        return all.ToString();
    }

    private static async Task<string> PageAsync(Caller reader, string path)
    {
        using var answer = await reader.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
