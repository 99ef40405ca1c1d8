using Coordination.Host.Access;

namespace Coordination.Host.Api;

/// <summary>What applies to every address of the API.</summary>
public static class ApiAddresses
{
    private static readonly string[] forPrograms = ["/api", "/health", "/openapi", "/problems"];

    public static void UseApiAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        var path = http.Request.Path;
        // A route that answers GET also answers HEAD; the server leaves the body out.
        if (HttpMethods.IsHead(http.Request.Method) && forPrograms.Any(root => path.StartsWithSegments(root)))
            http.Request.Method = HttpMethods.Get;
        // No community can have the code "api" or "dev", so no route of a page takes these addresses.
        return (path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/communities"))
            || (path.StartsWithSegments("/dev") && !app.Environment.IsDevelopment()) ? Problems.Of(Problems.NotFound).ExecuteAsync(http)
            : next(http);
    });
}
