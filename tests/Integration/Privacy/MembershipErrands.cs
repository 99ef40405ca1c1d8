using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Operations;
using Coordination.Host.People;
using Coordination.Host.Requests;
using Coordination.Host.Reviews;

namespace Coordination.Integration.Privacy;

/// <summary>
/// A second community, of applicants and stewards. The words that steps of a membership take hold canaries as well.
/// </summary>
public sealed class MembershipErrands(TestHost host, Errands errands, Canaries canaries)
{
    private const string Code = "thornbridge-hall";
    private readonly List<Guid> stewards = [];

    public async Task RunAsync()
    {
        object[] charter = [new { id = "TH-1", parameter = "joining", codes = new[] { "application" } }];
        (await Errands.SendAsync(errands.Founder, "/api/communities",
            new { code = Code, name = "Thornbridge Hall", yourName = canaries.Of<FoundCommunityBody>("YourName", "hall"), charter }))
            .Done();
        var applicant = host.SignedIn(canaries.Of("sign-in name", "applicant"));
        var id = await JoinAsync(applicant, "applicant");
        await DoAsync(errands.Founder, $"people/{id}/ask", new { words = canaries.Of<WordsBody>("Words", "ask") });
        await DoAsync(applicant, $"people/{id}/answer", new { words = canaries.Of<WordsBody>("Words", "answer") });
        await DoAsync(errands.Founder, $"people/{id}/decline", new { words = canaries.Of<WordsBody>("Words", "decline") });
        await DoAsync(applicant, $"people/{id}/change-contact", new
        {
            name = canaries.Of<ContactBody>("Name"),
            phone = canaries.PhoneOf<ContactBody>(),
            email = canaries.EmailOf<ContactBody>(),
            address = canaries.Of<ContactBody>("Address"),
            postcode = canaries.PlainOf("ContactBody.Postcode"),
            reachNotes = canaries.Of<ContactBody>("ReachNotes"),
            language = canaries.PlainOf("ContactBody.Language"),
        });
        (await Errands.SendAsync(errands.Newcomer, Api("people/join"),
            new { name = canaries.Of<JoinBody>("Name", "uninvited"), invitation = canaries.Of<JoinBody>("Invitation") })).Status.Should()
            .Be(HttpStatusCode.BadRequest);

        foreach (var (who, again) in new[] { (errands.Helper, "first steward"), (errands.Asker, "second steward") })
        {
            var steward = await JoinAsync(who, again);
            stewards.Add(steward);
            await DoAsync(errands.Founder, $"people/{steward}/accept", new { });
            await DoAsync(errands.Founder, $"people/{steward}/grant-role", new { role = "helper" });
            await DoAsync(errands.Founder, $"people/{steward}/revoke-role",
                new { role = "helper", words = canaries.Of<RevokeRoleBody>("Words", again) });
            await DoAsync(errands.Founder, $"people/{steward}/appoint-steward", new { });
            if (again == "first steward")
            {
                await DoAsync(applicant, $"people/{id}/share-household", new { with = steward });
                await DoAsync(who, $"people/{steward}/share-household", new { with = id });
            }
        }
        var twice = await DoAsync(errands.Founder, "people/record", new { name = canaries.Of<RecordPersonBody>("Name", "twice") });
        await DoAsync(errands.Founder, $"people/{twice}/mark-minor", new { });
        await DoAsync(errands.Founder, $"people/{twice}/void-minor", new { words = canaries.Of<WordsBody>("Words", "older") });
        await DoAsync(errands.Founder, $"people/{twice}/mark-minor", new { });
        await DoAsync(errands.Founder, $"people/{twice}/come-of-age", new { words = canaries.Of<WordsBody>("Words", "grown") });
        await ClaimAsync(twice);
        await DoAsync(errands.Founder, $"people/{twice}/mark-deceased", new { });
        await DoAsync(errands.Founder, $"people/{twice}/void-deceased", new { words = canaries.Of<WordsBody>("Words", "alive") });
        await DoAsync(errands.Founder, $"people/{twice}/merge", new { into = id, words = canaries.Of<MergeBody>("Words") });
        await DoAsync(errands.Founder, $"people/{twice}/unmerge", new { words = canaries.Of<WordsBody>("Words", "unmerge") });
        await DoAsync(applicant, $"people/{id}/describe-household", new { words = canaries.Of<WordsBody>("Words", "home") });
        var access = await DoAsync(errands.Founder, "emergency-access/open",
            new { person = id, emergency = "urgent-contact", words = canaries.Of<OpenEmergencyAccessBody>("Words") });
        await DoAsync(errands.Helper, $"emergency-access/{access}/review",
            new { isJustified = true, words = canaries.Of<ReviewEmergencyAccessBody>("Words") });
        await ReviewAsync(id);
        foreach (var path in (string[])[$"people/{id}", $"people/{id}/contact", $"people/{id}/household", $"people/{id}/alike",
            "emergency-access"])
            (await errands.Founder.GetAsync(new Uri(Api(path), UriKind.Relative),
                TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK, path);
        (await new Pages.Browsing(errands.Founder).GetAsync($"/{Code}/people/{id}")).ShouldBe(HttpStatusCode.OK);
        (await new Pages.Browsing(applicant).GetAsync($"/{Code}/my-data")).ShouldBe(HttpStatusCode.OK);
        foreach (var verb in (string[])["suspend-roles", "restore-roles"])
            await DoAsync(errands.Founder, $"people/{stewards[1]}/{verb}", new { words = canaries.Of<WordsBody>("Words", verb) });
        await RecoverAsync(applicant, id);
    }

    /// <summary>A stranger uses the invitation of somebody, and a steward does not believe them.</summary>
    private async Task ClaimAsync(Guid person)
    {
        await DoAsync(errands.Founder, $"people/{person}/invite", new { });
        var invitation = (await errands.Founder.GetFromJsonAsync<JsonElement>(new Uri(Api($"people/{person}/invitation"), UriKind.Relative),
            TestContext.Current.CancellationToken)).GetProperty("invitation").GetString();
        await DoAsync(host.SignedIn(canaries.Of("sign-in name", "claimant")), "people/join",
            new { name = canaries.Of<JoinBody>("Name", "claimant"), invitation });
        await DoAsync(errands.Founder, $"people/{person}/decline", new { words = canaries.Of<WordsBody>("Words", "stranger") });
    }

    /// <summary>The community loses its other stewards, and the operator names one.</summary>
    private async Task RecoverAsync(HttpClient applicant, Guid id)
    {
        await JoinAsync(applicant, "again");
        await DoAsync(errands.Founder, $"people/{id}/accept", new { });
        await DoAsync(errands.Helper, $"people/{stewards[0]}/give-up-role", new { role = "steward" });
        await DoAsync(errands.Founder, $"people/{stewards[1]}/mark-deceased", new { });
        var community = (await errands.Founder.GetFromJsonAsync<JsonElement>(new Uri($"/api/communities/{Code}", UriKind.Relative),
            TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
        (await RecoverCommand.RecoverAsync(host.Services, new(community), new(id), canaries.Of("reason", "recovery"),
            TestContext.Current.CancellationToken)).Should().BeOfType<Answer.Done>();
    }

    /// <summary>A request in the name of somebody, made in an emergency and reviewed.</summary>
    private async Task ReviewAsync(Guid person)
    {
        await DoAsync(errands.Founder, "requests/raise", new
        {
            onBehalfOf = person,
            authority = "emergency",
            category = "food",
            words = canaries.Of<RaiseRequestBody>("Words", "urgent"),
            wanted = new { amount = 1, unit = "item" },
            ward = Errands.Ward,
        });
        await host.CaughtUpAsync();
        var open = await errands.Helper.GetFromJsonAsync<JsonElement>(new Uri(Api("reviews?open=true"), UriKind.Relative),
            TestContext.Current.CancellationToken);
        await DoAsync(errands.Helper, $"reviews/{open.GetProperty("items")[0].GetProperty("id").GetGuid()}/close",
            new { finding = "in-order", words = canaries.Of<CloseReviewBody>("Words") });
    }

    private static string Api(string path) => $"/api/communities/{Code}/{path}";
    private async Task<Guid> JoinAsync(HttpClient who, string again) =>
        await DoAsync(who, "people/join", new { name = canaries.Of<JoinBody>("Name", again) });
    private static async Task<Guid> DoAsync(HttpClient who, string path, object body) =>
        (await Errands.SendAsync(who, Api(path), body)).Done().Subject;
}
