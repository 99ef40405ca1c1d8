using System.Net;
using System.Text.Json;
using Coordination.Integration.People;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class KeepingCommunitiesApart(Town town)
{
    [Fact]
    public async Task Nobody_of_another_community_finds_anything_at_any_address()
    {
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        var match = await town.ConfirmAsync(request, offer);
        var session = (await town.Ada.PostAsync("/sessions/plan", ReadingARequest.Planned())).Id;
        var (pia, rob) = (await town.RecordAsync("Pia"), await town.RecordAsync("Rob"));
        await town.ShareAsync(pia, rob);
        (await town.Ada.PostAsync($"/people/{pia}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var program = (await town.Ada.PostAsync("/programs/issue",
            new { name = "Listings", scopes = new[] { "read-sessions" }, days = 1 })).Id;
        var paths = (await town.Nobody.GetAsync("//openapi/v1.json")).Body.GetProperty("paths").EnumerateObject()
            .Where(p => p.Name.StartsWith("/api/communities/{community}", StringComparison.Ordinal))
                .SelectMany(p => p.Value.EnumerateObject()
                .Select(o => (Method: o.Name, Path: p.Name["/api/communities/{community}".Length..])))
            .Select(o => (o.Method, Path: o.Path.Replace("{booking}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
                .Replace("{id}", IdOf(o.Path), StringComparison.Ordinal))).ToList();
        paths.Count(p => p.Method == "get").Should().BeGreaterThan(14);

        foreach (var (method, path) in paths)
        {
            // A thing of another feature is not made here; to strangers its address says what they all say.
            if (method == "get" && !path.EndsWith("/looks", StringComparison.Ordinal)
                && (!path.Contains(pia, StringComparison.Ordinal) || path.StartsWith("/people/", StringComparison.Ordinal)))
                (await town.Ada.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
            (await SendAsync(town.Nobody, method, path)).ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
            if (path == "/people/join") continue;
            foreach (var stranger in (Caller[])[town.Dora, town.Eve])
                (await SendAsync(stranger, method, path)).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        }

        string IdOf(string path) =>
            path.Split('/').ElementAtOrDefault(1) switch
            {
                "requests" => request,
                "offers" => offer,
                "matches" => match,
                "sessions" => session,
                "programs" => program,
                _ => pia
            };
    }

    [Fact]
    public async Task What_belongs_to_another_community_is_not_found_in_ones_own()
    {
        var dora = town.As("dora", Town.OtherCode);
        var request = await town.RaiseAsync(dora);
        (await dora.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);

        (await town.Ada.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.GetAsync($"/requests/{request}/story")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.PostAsync("/matches/propose",
            new { request, offer = await town.OfferAsync(), quantity = new { amount = 1, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.GetAsync("/requests?limit=200")).Body.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("id").GetString()).Should().NotContain(request);
    }

    private static Task<Answered> SendAsync(Caller caller, string method, string path) =>
        method == "get" ? caller.GetAsync(path) : caller.PostAsync(path, JsonSerializer.Serialize(new { }));
}
