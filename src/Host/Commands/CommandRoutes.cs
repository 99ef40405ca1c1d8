using Coordination.Host.Wiring;

namespace Coordination.Host.Commands;

/// <summary>Makes a command out of a body: the one line a feature writes for each of its commands.</summary>
public delegate ValueTask<Plan> Planning<in TBody>(Call call, TBody body) where TBody : CommandBody;

/// <summary>Puts a command on the API and on the pages at once: the same plan serves JSON and plain forms.</summary>
public static class CommandRoutes
{
    /// <param name="pattern">Below the community: "/requests/{id}/withdraw".</param>
    public static void MapCommand<TBody>(this CommandDoors doors, string pattern, Act act, string summary, Planning<TBody> plan) where TBody : CommandBody
    {
        var api = new ApiCommand<TBody>(act, plan);
        doors.Api.MapPost(pattern, (Delegate)api.AnswerAsync).Describe<TBody>(pattern, summary);
        var form = new FormCommand<TBody>(act, plan);
        doors.Pages.MapPost(pattern, (Delegate)form.AnswerAsync).ExcludeFromDescription();
    }

    private static void Describe<TBody>(this RouteHandlerBuilder route, string pattern, string summary) where TBody : CommandBody
    {
        var words = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('{')).ToArray();
        route.WithName($"{words[^1]}-{words[0]}").WithSummary(summary).WithTags(words[0])
            .Accepts<TBody>("application/json").Produces<Receipt>().Produces<Receipt>(201)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
    }
}

/// <summary>The two groups of routes below a community: for programs and for people.</summary>
public sealed record CommandDoors(RouteGroupBuilder Api, RouteGroupBuilder Pages);
