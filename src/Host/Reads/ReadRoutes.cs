using Coordination.Host.Wiring;

namespace Coordination.Host.Reads;

/// <summary>Looks something up for a viewer: the one line a feature writes for each thing that can be read.</summary>
public delegate ValueTask<Read> Looking(Viewer viewer, Asked asked);

/// <summary>Puts what can be read on the API.</summary>
public static class ReadRoutes
{
    /// <param name="pattern">Below the community: "/requests/{id}".</param>
    /// <param name="asks">The query parameters it knows; others are refused.</param>
    public static void MapRead<TAnswer>(this RouteGroupBuilder api, string pattern, Act act, string id, string summary, Looking look, params QueryParameter[] asks)
    {
        var route = api.MapGet(pattern, (Delegate)AnswerAsync).WithName(id).WithSummary(summary).WithTags(pattern.Split('/') is [_, { Length: > 0 } first, ..] ? first : "community")
            .Produces<TAnswer>().Produces(304).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503)
            .WithMetadata([.. asks, new ActMetadata(act)]);
        if (asks.Length > 0 || pattern.Contains("{id}", StringComparison.Ordinal)) route.ProducesProblem(400);

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            var (viewer, refused) = await http.RequestServices.GetRequiredService<Viewers>().OpenAsync(http);
            if (viewer is null) return Problems.Of(refused!);
            if (!Permissions.DependsOnRelation(act) && !viewer.May(act)) return Problems.Of(Permissions.NotAllowed);
            return new ReadResult(await look(viewer, new Asked(http.Request, asks)));
        }
    }
}

/// <summary>What a route lets its caller do.</summary>
public sealed record ActMetadata(Act Act);
