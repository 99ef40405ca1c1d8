using Coordination.Host.Access;
using Coordination.Host.Storage;
namespace Coordination.Host.Api;

/// <summary>How this Host is.</summary>
public sealed record HealthView(string Status);

/// <summary>Whether it lives and whether it can serve. Public.</summary>
public static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("health").WithMetadata(new Public());
        health.MapGet("/live", () => Results.Json(new HealthView("live"), Domain.Kernel.StoredJson.Options))
            .WithName("getLiveness").WithSummary("Ask whether this Host lives").Produces<HealthView>().SaysNo(405);
        health.MapGet("/ready", async (Readiness readiness, IEnumerable<IReadyWhile> checks, CancellationToken cancellation) =>
                (string[])[.. await readiness.MissingAsync(cancellation), .. checks.SelectMany(c => c.Missing)] is { Length: > 0 } missing
                ? Problems.Of(Problems.NotReady, "Waiting for: " + string.Join(", ", missing) + ".")
                : Results.Json(new HealthView("ready"), Domain.Kernel.StoredJson.Options))
            .WithName("getReadiness").WithSummary("Ask whether this Host can serve").Produces<HealthView>().SaysNo(405, 503);
    }
}

/// <summary>What a route lets its caller do.</summary>
public sealed record PermissionMetadata(Permission Permission);

/// <summary>Needs no sign-in.</summary>
public sealed record Public;
