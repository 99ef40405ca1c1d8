using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Api;

/// <summary>Looks something up for a viewer: the one line a feature writes for each thing that can be read.</summary>
public delegate ValueTask<Read> Looking(Viewer viewer, ReadQuery asked);

/// <summary>Puts what can be read on the API.</summary>
public static class ReadRoutes
{
    /// <param name="pattern">Below the community: "/requests/{id}".</param>
    /// <param name="asks">The query parameters it knows; others are refused.</param>
    public static void MapRead<TAnswer>(this RouteGroupBuilder api, string pattern, Permission permission, string id, string summary,
        Looking look, params QueryParameter[] asks)
    {
        var route = api.MapGet(pattern, (Delegate)AnswerAsync).WithName(id).WithSummary(summary)
            .WithTags(pattern.Split('/') is [_, not "charter" and var first, ..] ? first : "community")
            .Produces<TAnswer>().Produces(304).SaysNo(401, 403, 404, 429, 503)
            .WithMetadata([.. asks, new PermissionMetadata(permission)]);
        if (asks.Length > 0 || pattern.Contains("{id}", StringComparison.Ordinal)) route.SaysNo(400);

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            var (viewer, refused) = await http.RequestServices.GetRequiredService<Viewers>().OpenAsync(http);
            if (viewer is null) return Problems.Of(refused!);
            if ((viewer.Caller.Program is not null || !Permissions.DependsOnRelation(permission)) && !viewer.May(permission))
                return Problems.Of(Permissions.NotAllowed);
            return new ReadResult(await look(viewer, new ReadQuery(http.Request, asks)));
        }
    }
}
