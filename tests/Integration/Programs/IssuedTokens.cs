using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Programs;

/// <summary>Programs that Ada lets into her community, each with a token of its own.</summary>
internal static class IssuedTokens
{
    public static async Task<(Caller Program, string Id)> LetInAsync(this Town town, string[] scopes) =>
        await town.IssuedAsync(scopes) is var (program, id, _) ? (program, id) : default;

    public static async Task<(Caller Program, string Id, string Token)> IssuedAsync(this Town town, string[] scopes)
    {
        var issued = (await town.Ada.PostAsync("/programs/issue", new { name = "Test " + Guid.NewGuid(), scopes, days = 1 }))
            .ShouldBe(HttpStatusCode.Created);
        var token = issued.Body.GetProperty("token").GetString()!;
        return (town.With(token, Town.Code), issued.Id, token);
    }

    public static Caller With(this Town town, string token, string community)
    {
        var client = town.Host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return new(client, Town.Root(community));
    }
}
