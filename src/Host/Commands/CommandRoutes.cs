using Coordination.Host.Wiring;

namespace Coordination.Host.Commands;

/// <summary>Makes a command out of a body: the one line a feature writes for each of its commands.</summary>
public delegate ValueTask<Plan> Planning<in TBody>(Call call, TBody body) where TBody : CommandBody;

/// <summary>Puts a command on the API and on the pages at once: the same plan serves JSON and plain forms.</summary>
public static class CommandRoutes
{
    /// <param name="pattern">Below the community: "/requests/{id}/withdraw".</param>
    /// <param name="answered">What a done command is answered with, where it is more than a receipt.</param>
    public static void MapCommand<TBody>(this CommandDoors doors, string pattern, Act act, string summary, Planning<TBody> plan, Type? answered = null) where TBody : CommandBody
    {
        var api = new ApiCommand<TBody>(act, plan);
        doors.Api.MapPost(pattern, (Delegate)api.AnswerAsync).Describe<TBody>(pattern, act, summary, answered ?? typeof(Receipt));
        // Else the verb would be read as the id of a thing.
        if (!pattern.Contains('{', StringComparison.Ordinal)) doors.Api.MapGet(pattern, SayPost).ExcludeFromDescription().WithMetadata(new Public());
        var form = new FormCommand<TBody>(act, plan);
        doors.Pages.MapPost(pattern, (Delegate)form.AnswerAsync).ExcludeFromDescription();
    }

    private static IResult SayPost(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return Problems.Of(Problems.MethodNotAllowed);
    }

    private static void Describe<TBody>(this RouteHandlerBuilder route, string pattern, Act act, string summary, Type answered) where TBody : CommandBody
    {
        string[] words = [.. pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('{'))];
        var isNew = !pattern.Contains('{', StringComparison.Ordinal);
        route.WithName(act is Act.FoundCommunity ? "foundCommunity" : words.Length == 1 ? words[0] + "Community" : NameOf(words[^1], words[^2])).WithSummary(summary).WithTags(words.Length == 1 ? "community" : words[0]).WithMetadata(new ActMetadata(act))
            .Accepts<TBody>("application/json");
        if (answered == typeof(Stream)) route.Produces(200, answered, "application/zip");
        else route.Produces(isNew ? 201 : 200, answered);
        route.SaysNo([400, 401, 403, .. act is Act.FoundCommunity ? Array.Empty<int>() : [404], 409, .. isNew ? Array.Empty<int>() : [412], 413, 415, 422, 429, 503]);
    }

    /// <summary>"give-back", "bookings" become giveBackBooking.</summary>
    private static string NameOf(string verb, string things)
    {
        string[] parts = [.. verb.Split('-'), things switch { "people" => "person", "matches" => "match", "break-glass" => "glass", _ => things.TrimEnd('s') }];
        return parts[0] + string.Concat(parts.Skip(1).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
    }
}

/// <summary>The two groups of routes below a community: for programs and for people.</summary>
public sealed record CommandDoors(RouteGroupBuilder Api, RouteGroupBuilder Pages);
