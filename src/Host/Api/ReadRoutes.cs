using Coordination.Host.Access;
using Coordination.Host.Reads;

namespace Coordination.Host.Api;

/// <summary>Maps the declared reads on the API.</summary>
public static class ReadRoutes
{
    public static void MapReads(this WebApplication app)
    {
        var api = app.MapGroup("/api/communities/{community}");
        foreach (var read in app.Services.GetRequiredService<Declarations>().All<ReadDeclaration>()) api.Map(read);
    }

    private static void Map(this RouteGroupBuilder api, ReadDeclaration read)
    {
        var route = api.MapGet(read.Pattern, (Delegate)AnswerAsync).WithName(read.Id).WithSummary(read.Summary)
            .WithTags(read.Pattern.Split('/') is [_, not "charter" and var first, ..] ? first : "community")
            .Produces(200, read.Answer).SaysNo(401, 403, 404, 429, 503)
            .WithMetadata([.. read.Asks, new PermissionMetadata(read.Permission)]);
        if (read.IsTagged) route.Produces(304);
        if (read.Asks.Count > 0 || read.Pattern.Contains("{id}", StringComparison.Ordinal)) route.SaysNo(400);

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            var (viewer, refused) = await http.RequestServices.GetRequiredService<Viewers>().OpenAsync(http);
            if (viewer is null) return Problems.Of(refused!);
            return viewer.MayAsk(read.Permission)
                ? new ReadResult(await read.Look(viewer, new ReadQuery(http.Request, read.Asks)), read.IsTagged)
                : Problems.Of(Problems.NotAllowed);
        }
    }
}
