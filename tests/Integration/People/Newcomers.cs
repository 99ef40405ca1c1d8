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
        (await town.Ada.PostAsync("/people/record", new { name, phone, address })).ShouldBe(HttpStatusCode.Created).Id;

    /// <summary>Somebody who acts for somebody else, with their authority.</summary>
    public static object For(string person, params (string Name, object? Value)[] more)
    {
        var body = more.ToDictionary(m => m.Name, m => m.Value);
        (body["onBehalfOf"], body["authority"]) = (person, "verbal-consent");
        return body;
    }

    /// <summary>Another community of Ada's, with rules of its own.</summary>
    public static async Task<(string Code, Caller Ada)> FoundedAsync(this Town town, params object[] charter)
    {
        var code = $"c{Guid.NewGuid():N}"[..20];
        (await town.Ada.PostAsync("/api/communities", new { code, name = "A new one", yourName = "Ada", charter }))
            .ShouldBe(HttpStatusCode.Created);
        return (code, town.As("ada", code));
    }
}
