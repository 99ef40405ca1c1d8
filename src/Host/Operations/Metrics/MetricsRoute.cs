using Coordination.Host.Access;

namespace Coordination.Host.Operations.Metrics;

/// <summary>The metrics in the format of Prometheus. Answered with 404 to callers who may not see them.</summary>
public static class MetricsRoute
{
    public const string Path = "/metrics";

    public static void MapMetrics(this WebApplication app)
    {
        var scrape = ((IEndpointRouteBuilder)app).CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        app.MapGet(Path, (Delegate)AnswerAsync).ExcludeFromDescription().WithMetadata(new Public());

        async Task AnswerAsync(HttpContext http, OperatorAccess access, StoreFigures store)
        {
            http.Response.Headers.CacheControl = "no-store";
            if (!access.Allows(http))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            await store.LookAsync(http.RequestAborted);
            await scrape(http);
        }
    }
}
