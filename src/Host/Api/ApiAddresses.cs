using Coordination.Host.Access;
namespace Coordination.Host.Api;

/// <summary>What holds for every address of programs, whatever is mapped there.</summary>
public static class ApiAddresses
{
    private static readonly string[] forPrograms = ["/api", "/health", "/openapi", "/problems"];

    public static void UseApiAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        var path = http.Request.Path;
        // Whoever may GET may ask for the headers alone; the server leaves the body out.
        if (HttpMethods.IsHead(http.Request.Method) && forPrograms.Any(root => path.StartsWithSegments(root)))
            http.Request.Method = HttpMethods.Get;
        // "api" and "dev" are nobody's codes, so that no page's route may take their addresses.
        return (path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/communities"))
            || (path.StartsWithSegments("/dev") && !app.Environment.IsDevelopment()) ? Problems.Of(Problems.NotFound).ExecuteAsync(http)
            : next(http);
    });
}
