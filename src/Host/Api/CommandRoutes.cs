using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Api;

/// <summary>Maps the declared commands on the API.</summary>
public static class CommandRoutes
{
    public static void MapCommands(this WebApplication app)
    {
        var mapper = new Mapper(app.MapGroup("/api/communities/{community}"), app.MapGroup("/api"));
        foreach (var command in app.Services.GetRequiredService<Declarations>().All<CommandDeclaration>()) command.MapBy(mapper);
    }

    private sealed class Mapper(RouteGroupBuilder below, RouteGroupBuilder outside) : ICommandMapper
    {
        public void Map<TBody>(CommandDeclaration<TBody> command) where TBody : CommandBody
        {
            var group = command.Permission.From is Callers.Founders ? outside : below;
            var answer = new ApiCommand<TBody>(command.Permission, OperationNames.Of(command), command.Plan);
            group.MapPost(command.Pattern, (Delegate)answer.AnswerAsync).Describe(command);
            // Otherwise the verb would be read as the id of a thing. A body of another type than JSON comes here as well.
            if (!command.Pattern.Contains('{', StringComparison.Ordinal))
                group.Map(command.Pattern, async (HttpContext http) => HttpMethods.IsPost(http.Request.Method)
                    ? await answer.AnswerAsync(http) : http.TakesOnly(HttpMethods.Post))
                    .ExcludeFromDescription().WithMetadata(new Public());
        }
    }

    private static void Describe<TBody>(this RouteHandlerBuilder route, CommandDeclaration<TBody> command) where TBody : CommandBody
    {
        var (isNew, isFounding) = (!command.Pattern.Contains('{', StringComparison.Ordinal), command.Permission.From is Callers.Founders);
        route.WithName(OperationNames.Of(command)).WithSummary(command.Summary).WithTags(OperationNames.TagOf(command))
            .WithMetadata(new PermissionMetadata(command.Permission)).Accepts<TBody>("application/json");
        if (command.Answered == typeof(Stream)) route.Produces(200, command.Answered, "application/zip");
        else route.Produces(isNew ? 201 : 200, command.Answered);
        int[] found = isFounding ? [] : [404];
        int[] overtaken = isNew ? [] : [412];
        route.SaysNo([400, 401, 403, .. found, 409, .. overtaken, 413, 415, 422, 429, 503]);
    }
}
