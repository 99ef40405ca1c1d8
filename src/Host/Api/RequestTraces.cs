using System.Diagnostics;
using Coordination.Projections;

namespace Coordination.Host.Api;

/// <summary>
/// The span of a request: its method, the template of its route and its status. It holds nothing else of the address, the headers or the
/// body.
/// </summary>
public static class RequestTraces
{
    private const string Route = "http.route", Method = "http.request.method";
    private static readonly string[] methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Wraps everything that answers, except the static files of the pages.</summary>
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

    /// <summary>Runs once the route is known. A form that is shown again keeps the route it was sent to.</summary>
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
