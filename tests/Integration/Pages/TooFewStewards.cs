using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Commands;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>A community that lost its stewards: no page offers what it does not decide, and each says why.</summary>
[Collection(nameof(Town))]
public sealed class TooFewStewards(Town town)
{
    private static readonly Regex[] governing =
    [
        .. TestFeatures.Declared.All<CommandDeclaration>().Where(command => command.Permission.IsGoverning)
            .Select(command => new Regex($"^/[a-z0-9-]+{Regex.Replace(command.Pattern, "{[^}]+}", "[^/]+")}$")),
    ];

    [Fact]
    public async Task No_page_offers_what_the_community_does_not_decide_and_says_why()
    {
        var (code, ada) = await town.FoundedAsync(new { id = "CL-1", parameter = "joining", codes = new[] { "application" } });
        var (zoe, member, child) = (await JoinAsync("zoe"), await JoinAsync("may"), await JoinAsync("cal"));
        var applicant = await JoinAsync("abe", accepted: false);
        (await ada.PostAsync($"/people/{zoe}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{child}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        var browsing = new Browsing(ada.Http);
        string[] pages = [.. ((string[])["people", $"people/{member}", $"people/{child}", $"people/{applicant}", "programs", "settings",
            "my-data"]).Select(path => $"/{code}/{path}")];
        (await GoverningAsync()).Select(action => action.Split('/')[^1]).Distinct().Should()
            .Contain(["accept", "decline", "ask", "grant-role", "see-authority", "come-of-age", "issue"]);

        (await ada.PostAsync($"/people/{zoe}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);

        (await GoverningAsync()).Should().BeEmpty();
        foreach (var page in pages)
            (await browsing.GetAsync(page)).ShouldBe(HttpStatusCode.OK).ShouldSay("This community has too few stewards.");
        (await browsing.GetAsync($"/{code}/programs")).ShouldSay("This community has too few stewards to decide this.");
        (await browsing.GetAsync($"/{code}/leave")).ShouldBe(HttpStatusCode.Conflict).ShouldSay("too few stewards to decide this");
        (await new Browsing(town.As("may", code).Http).GetAsync($"/{code}/mine")).ShouldNotSay("too few stewards");

        async Task<List<string>> GoverningAsync()
        {
            var found = new List<string>();
            foreach (var page in pages)
            {
                var shown = await browsing.GetAsync(page);
                found.AddRange(shown.Actions(".").Concat(shown.AsksFirst).Where(action => governing.Any(g => g.IsMatch(action))));
            }
            return found;
        }

        async Task<string> JoinAsync(string name, bool accepted = true)
        {
            var id = (await town.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            if (accepted) (await ada.PostAsync($"/people/{id}/accept", null)).ShouldBe(HttpStatusCode.OK);
            return id;
        }
    }

    [Fact]
    public async Task Where_nobody_could_be_told_emergency_access_says_so()
    {
        var (code, ada) = await town.FoundedAsync();
        var id = (await town.As("yara", code).PostAsync("/people/join", new { name = "Yara" })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.As("yara", code).PostAsync($"/people/{id}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        var page = (await new Browsing(ada.Http).GetAsync($"/{code}/people/{id}"))
            .ShouldSay("In an emergency", "Two other stewards have to be told, and this community has not got them.");
        page.Actions("emergency-access/open$").Should().BeEmpty();

        foreach (var name in (string[])["zoe", "amir"])
        {
            var steward = (await town.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            (await ada.PostAsync($"/people/{steward}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        }
        (await new Browsing(ada.Http).GetAsync($"/{code}/people/{id}")).ShouldNotSay("Two other stewards have to be told")
            .Actions("emergency-access/open$").Should().ContainSingle();
    }
}
