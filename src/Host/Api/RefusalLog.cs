using Coordination.Host.Access;

namespace Coordination.Host.Api;

/// <summary>
/// Logs who was refused what, by ids of the community and codes of the program. Nothing that was sent is in these lines, and no address.
/// </summary>
public static class RefusalLog
{
    private static readonly TimeSpan rest = TimeSpan.FromSeconds(1);

    public static void UseRefusalLog(this WebApplication app)
    {
        var (log, saidAt) = (app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RefusalLog)), 0L);
        app.Use(async (http, next) =>
        {
            await next(http);
            // A refused form leads to its page, which only shows it again.
            switch (http.RefusedFor is not { } why ? http.Response.StatusCode
                : HttpMethods.IsPost(http.Request.Method) ? Problems.StatusOf(why) : StatusCodes.Status200OK)
            {
                case 401 when http.Request.Headers.Authorization.Count > 0 && Login.Of(http.User) is null:
                    log.LogInformation("A token was refused at {Route}", Asked(http)?.RoutePattern.RawText);
                    break;
                case 403:
                    log.LogWarning("{Caller} was refused {Permission} at {Route}", await CallerAsync(http),
                        Asked(http)?.Metadata.GetMetadata<PermissionMetadata>()?.Permission.Code, Asked(http)?.RoutePattern.RawText);
                    break;
                // Whoever sends more than is answered does not fill the log as well.
                case 429 when Interlocked.Read(ref saidAt) is var before
                    && (before == 0 || TimeProvider.System.GetElapsedTime(before) > rest)
                    && Interlocked.CompareExchange(ref saidAt, TimeProvider.System.GetTimestamp(), before) == before:
                    log.LogWarning("{Caller} was asked to wait at {Route}", await CallerAsync(http), Asked(http)?.RoutePattern.RawText);
                    break;
            }
        });
    }

    private static RouteEndpoint? Asked(HttpContext http) => http.GetEndpoint() as RouteEndpoint;

    private static async ValueTask<string> CallerAsync(HttpContext http)
    {
        if (ProgramCaller.In(http) is { } program) return $"program {program.State.Id} of community {program.Community}";
        var logins = http.RequestServices.GetRequiredService<Logins>();
        return Login.Of(http.User) is { } login && http.Request.RouteValues["community"] is string code
            && await logins.CommunityAsync(code, http.RequestAborted) is { } community
            && await logins.PersonAsync(login, community, http.RequestAborted) is { } person
            ? $"person {person} of community {community}" : "somebody";
    }
}
