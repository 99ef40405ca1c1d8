using Coordination.Host.Api;

namespace Coordination.Host.Operations.Metrics;

/// <summary>The figures as Prometheus reads them. To whoever may not see them there is no such address.</summary>
public static class MetricsRoute
{
    public const string Path = "/metrics";

    public static void MapMetrics(this WebApplication app)
    {
        var scrape = ((IEndpointRouteBuilder)app).CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        app.MapGet(Path, (Delegate)AnswerAsync).ExcludeFromDescription().WithMetadata(new Public());

        async Task AnswerAsync(HttpContext http, MetricsAccess access, StoreFigures store)
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
