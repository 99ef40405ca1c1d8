using System.Diagnostics;
using Coordination.Projections;

namespace Coordination.Host.Api;

/// <summary>
/// The span of a request: its method, the template of its route and how it was answered. What an address, a header or a body says beyond
/// that is told to nobody.
/// </summary>
public static class RequestTraces
{
    private const string Route = "http.route", Method = "http.request.method";
    private static readonly string[] methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Around everything that can answer but the files of the pages.</summary>
    public static void UseRequestTraces(this WebApplication app) => app.Use(async (http, next) =>
    {
        var method = methods.Contains(http.Request.Method) ? http.Request.Method : "_OTHER";
        using var span = IsAskedByMachines(http.Request.Path) ? null : Traces.BeginAlone(method, ActivityKind.Server);
        span?.SetTag(Method, method);
        try
        {
            await next(http);
        }
        finally
        {
            var status = http.Response.StatusCode;
            span?.SetTag("http.response.status_code", status);
            if (status >= 500) span?.SetStatus(ActivityStatusCode.Error);
        }
    });

    /// <summary>Once the route is known. A form that is shown again keeps the route it was sent to.</summary>
    public static void UseRouteTraces(this WebApplication app) => app.Use((http, next) =>
    {
        if (Activity.Current is { Kind: ActivityKind.Server, Source.Name: Traces.Name } span && span.GetTagItem(Route) is null
            && http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } template })
        {
            span.SetTag(Route, template);
            span.DisplayName = $"{span.GetTagItem(Method)} {template}";
        }
        return next(http);
    });

    private static bool IsAskedByMachines(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");
}
