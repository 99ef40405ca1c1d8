using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.People;

/// <summary>People who join the town for one test.</summary>
public static class Newcomers
{
    /// <summary>Joins under a name that nobody else has.</summary>
    public static async Task<(Caller Caller, string Id)> NewcomerAsync(this Town town, string name, string? phone = null)
    {
        var caller = town.As($"{name}-{Guid.NewGuid():N}");
        return (caller, (await caller.PostAsync("/people/join", new { name, phone })).ShouldBe(HttpStatusCode.Created).Id);
    }

    public static async Task<string> RecordAsync(this Town town, string name, string? phone = null, string? address = null) =>
        (await town.Ada.PostAsync("/people/record", new { name, phone, address, isNew = true })).ShouldBe(HttpStatusCode.Created).Id;

    /// <summary>Both say on the phone that they live together.</summary>
    public static async Task ShareAsync(this Town town, string one, string other)
    {
        foreach (var (saying, with) in new[] { (one, other), (other, one) })
            (await town.Ada.PostAsync($"/people/{saying}/share-household", For(saying, ("with", with)))).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Somebody new who coordinates.</summary>
    public static async Task<Caller> CoordinatorAsync(this Town town, string name)
    {
        var (caller, id) = await town.NewcomerAsync(name);
        (await town.Ada.PostAsync($"/people/{id}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        return caller;
    }

    /// <summary>Somebody new who looks after the town.</summary>
    public static async Task<Caller> StewardAsync(this Town town, string name)
    {
        var (caller, id) = await town.NewcomerAsync(name);
        (await town.Ada.PostAsync($"/people/{id}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        return caller;
    }

    /// <summary>Ada, a steward, has seen the evidence of an authority to speak for somebody.</summary>
    public static async Task SeeAsync(this Town town, string person, string shown, string? holder = null, string? purpose = null) =>
        (await town.Ada.PostAsync($"/people/{person}/see-authority", new
        {
            shown,
            holder,
            purpose,
            seenOn = town.Clock.GetUtcNow().ToString("yyyy-MM-dd", null),
            validUntil = town.Clock.GetUtcNow().AddDays(300).ToString("yyyy-MM-dd", null),
        })).ShouldBe(HttpStatusCode.OK);

    /// <summary>Somebody who acts for somebody else, with their authority.</summary>
    public static object For(string person, params (string Name, object? Value)[] more)
    {
        var body = more.ToDictionary(m => m.Name, m => m.Value);
        body["onBehalfOf"] = person;
        body.TryAdd("authority", "verbal-consent");
        return body;
    }

    /// <summary>Another community of Ada's, with rules of its own.</summary>
    public static async Task<(string Code, Caller Ada)> FoundedAsync(this Town town, params object[] charter)
    {
        var code = $"c{Guid.NewGuid():N}"[..20];
        (await town.Ada.PostAsync("/api/communities", new { code, name = code, yourName = "Ada", charter }))
            .ShouldBe(HttpStatusCode.Created);
        return (code, town.As("ada", code));
    }
}
