using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Coordination.Host.Access;

/// <summary>
/// How many requests one caller may send: far more than a person does by hand, fewer for callers who are not signed in, and few for
/// attempts to sign in and for one secret calendar address, which programs fetch a few times an hour. <c>RATE_LIMITS=off</c> lifts the
/// limits.
/// </summary>
public static class RateLimits
{
    /// <summary>How many requests at once, and how many more each second.</summary>
    public sealed record Rate(int Burst, int PerSecond);

    public static readonly Rate Known = new(300, 50), Unknown = new(150, 25), Attempts = new(30, 1), Calendar = new(30, 1);

    /// <summary>Runs before authentication: signing in is itself an attempt.</summary>
    public static void UseAttemptLimits(this WebApplication app) => app.Limit(http => IsAttempt(http) ? AddressOf(http) : null, Attempts);

    /// <summary>Runs after authentication. A request with an invalid token counts as an attempt to sign in.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        app.Limit(http => IsHealth(http) || Login.Of(http.User) is not { } login ? null
            : string.Create(CultureInfo.InvariantCulture, $"{login.Issuer}\n{login.Subject}"), Known);
        app.Limit(http => IsHealth(http) || IsAttempt(http) || Login.Of(http.User) is not null || ShowsToken(http) ? null
            : AddressOf(http), Unknown);
        app.Limit(http => http.GetRouteValue("secret") as string, Calendar);
        app.Limit(http => !IsHealth(http) && Login.Of(http.User) is null && ShowsToken(http) ? AddressOf(http) : null, Attempts);
        app.UseProcessorBudget();
    }

    private static void UseProcessorBudget(this WebApplication app)
    {
        if (IsOff(app)) return;
        var budget = app.Services.GetRequiredService<ProcessorBudget>();
        app.Use((http, next) => IsHealth(http) || Login.Of(http.User) is not null ? next(http)
            : budget.HasLeft(AddressOf(http)) && (budget.HasLeftForAll || !CanWait(http))
                ? budget.RunAsync(AddressOf(http), () => next(http))
            : RefuseAsync(http, TimeSpan.FromSeconds(1)));
    }

    /// <param name="caller">The caller that a request is counted for; null if it is not counted.</param>
    private static void Limit(this WebApplication app, Func<HttpContext, string?> caller, Rate rate)
    {
        if (IsOff(app)) return;
        var limiter = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetTokenBucketLimiter(name, _ => new()
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = rate.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (http, next) =>
        {
            using var lease = caller(http) is { } name ? limiter.AttemptAcquire(name) : null;
            if (lease is not { IsAcquired: false }) await next(http);
            else await RefuseAsync(http, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
        });
    }

    private static async Task RefuseAsync(HttpContext http, TimeSpan wait)
    {
        await http.RequestServices.GetRequiredService<LateRefusals>().WaitAsync(http.RequestAborted);
        await Problems.Wait(wait).ExecuteAsync(http);
    }

    private static bool IsOff(WebApplication app) =>
        string.Equals(app.Configuration["RATE_LIMITS"], "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>What anybody may read and nobody needs at once: the description of the API, what problems mean.</summary>
    private static bool CanWait(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Public>() is not null || http.Request.Path.StartsWithSegments("/openapi");

    private static bool IsHealth(HttpContext http) => http.Request.Path.StartsWithSegments("/health");
    private static bool IsAttempt(HttpContext http) => http.Request.Path.StartsWithSegments("/sign-in");
    private static bool ShowsToken(HttpContext http) => http.Request.Headers.Authorization.Count > 0;

    /// <summary>Whoever has one IPv6 address usually has 2⁶⁴ of them, so the whole /64 counts as one caller.</summary>
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address =>
            new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };
}
