using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Api;

/// <summary>Makes a command out of a body: the one line a feature writes for each of its commands.</summary>
public delegate ValueTask<Plan> Planning<in TBody>(CallerContext call, TBody body) where TBody : CommandBody;

/// <summary>Puts a command on the API and on the pages at once: the same plan serves JSON and plain forms.</summary>
public static class CommandRoutes
{
    /// <param name="pattern">Below the community: "/requests/{id}/withdraw".</param>
    /// <param name="answered">What a done command is answered with, where it is more than a receipt.</param>
    public static void MapCommand<TBody>(this CommandRouteGroups routes, string pattern, Permission permission, string summary,
        Planning<TBody> plan, Type? answered = null) where TBody : CommandBody
    {
        var api = new ApiCommand<TBody>(permission, plan);
        routes.Api.MapPost(pattern, (Delegate)api.AnswerAsync).Describe<TBody>(pattern, permission, summary, answered ?? typeof(Receipt));
        // Else the verb would be read as the id of a thing.
        if (!pattern.Contains('{', StringComparison.Ordinal))
            routes.Api.MapGet(pattern, SayPost).ExcludeFromDescription().WithMetadata(new Public());
        var form = new FormCommand<TBody>(permission, plan);
        routes.Pages.MapPost(pattern, (Delegate)form.AnswerAsync).ExcludeFromDescription();
    }

    private static IResult SayPost(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return Problems.Of(Problems.MethodNotAllowed);
    }

    private static void Describe<TBody>(this RouteHandlerBuilder route, string pattern, Permission permission, string summary,
        Type answered) where TBody : CommandBody
    {
        string[] words = [.. pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('{'))];
        var isNew = !pattern.Contains('{', StringComparison.Ordinal);
        route.WithName(permission is Permission.FoundCommunity ? "foundCommunity" : words.Length == 1 ? words[0] + "Community"
            : NameOf(words[^1], words[^2])).WithSummary(summary).WithTags(words.Length == 1 ? "community" : words[0])
            .WithMetadata(new PermissionMetadata(permission))
            .Accepts<TBody>("application/json");
        if (answered == typeof(Stream)) route.Produces(200, answered, "application/zip");
        else route.Produces(isNew ? 201 : 200, answered);
        route.SaysNo([400, 401, 403, .. permission is Permission.FoundCommunity ? Array.Empty<int>() : [404], 409, .. isNew
            ? Array.Empty<int>() : [412], 413, 415, 422, 429, 503]);
    }

    /// <summary>"give-back", "bookings" become cancelBooking.</summary>
    private static string NameOf(string verb, string things)
    {
        string[] parts = [.. verb.Split('-'),
            things switch { "people" => "person", "matches" => "match", "emergency-access" => "emergencyAccess", _ => things.TrimEnd('s') }];
        return parts[0] + string.Concat(parts.Skip(1).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
    }
}

/// <summary>The two groups of routes below a community: for programs and for people.</summary>
public sealed record CommandRouteGroups(RouteGroupBuilder Api, RouteGroupBuilder Pages);
