using Coordination.Host.Access;

namespace Coordination.Host.Api;

/// <summary>What applies to every address: the methods that it takes, and those of the API that nobody has.</summary>
public static class ApiAddresses
{
    private const string AsksForHead = "asks for the head alone";

    public static void UseApiAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        var path = http.Request.Path;
        // A route that answers GET also answers HEAD; the server leaves the body out.
        if (HttpMethods.IsHead(http.Request.Method))
            (http.Request.Method, http.Items[AsksForHead]) = (HttpMethods.Get, true);
        // No community can have the code "api" or "dev", so no route of a page takes these addresses.
        return (path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/communities"))
            || (path.StartsWithSegments("/dev") && !app.Environment.IsDevelopment()) ? Problems.Of(Problems.NotFound).ExecuteAsync(http)
            : next(http);
    });

    /// <summary>Runs once the route is known.</summary>
    public static void UseEndlessStreams(this WebApplication app) => app.Use((http, next) =>
        http.Items.ContainsKey(AsksForHead) && http.GetEndpoint()?.Metadata.GetMetadata<Endless>() is not null
            ? http.TakesOnly(HttpMethods.Get).ExecuteAsync(http) : next(http));
}
