using Coordination.Host.Access;

namespace Coordination.Host.Api;

/// <summary>Whether this Host is alive and ready.</summary>
public sealed record HealthView(string Status)
{
    /// <summary>What has stopped while everything else goes on; absent if nothing has.</summary>
    public IReadOnlyList<string>? Parked { get; init; }
}

/// <summary>Answers whether the Host is alive and whether it can serve. Public.</summary>
public static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("health").WithMetadata(new Public());
        health.MapGet("/live", () => Results.Json(new HealthView("live"), Domain.Kernel.StoredJson.Options))
            .WithName("getLiveness").WithSummary("Check that this Host is alive").Produces<HealthView>().SaysNo(405);
        health.MapGet("/ready", (Delegate)ReadyAsync)
            .WithName("getReadiness").WithSummary("Check that this Host can serve").Produces<HealthView>().SaysNo(405, 503);
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext http, Readiness readiness, OperatorAccess operators, CancellationToken cancellation)
    {
        var missing = await readiness.MissingAsync(cancellation);
        if (missing.Count > 0) return Problems.Of(Problems.NotReady, "Waiting for: " + string.Join(", ", missing) + ".");
        var parked = await readiness.ParkedAsync(cancellation);
        // Ids of people and of their streams are for operators.
        if (parked.Count > 0 && !operators.Allows(http)) parked = ["Something stands still; it is named to operators."];
        return Results.Json(new HealthView("ready") { Parked = parked.Count > 0 ? parked : null }, Domain.Kernel.StoredJson.Options);
    }
}
