using System.Globalization;
using System.Threading.RateLimiting;

namespace Coordination.Host.Wiring;

/// <summary>How much one caller may ask at once: far more than a person does by hand. <c>RATE_LIMITS=off</c> lifts it.</summary>
public static class RateLimits
{
    public const int Burst = 300, PerSecond = 50;

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => new()
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
        options.OnRejected = async (rejected, _) =>
        {
            await Problems.Of(Problems.TooMany).ExecuteAsync(rejected.HttpContext);
        };
    });

    public static void UseRateLimits(this WebApplication app)
    {
        if (!string.Equals(app.Configuration["RATE_LIMITS"], "off", StringComparison.OrdinalIgnoreCase))
            app.UseWhen(http => !http.Request.Path.StartsWithSegments("/health"), limited => limited.UseRateLimiter());
    }

    /// <summary>Who is signed in, else from where.</summary>
    private static string CallerOf(HttpContext http) =>
        Login.Of(http.User) is { } login ? string.Create(CultureInfo.InvariantCulture, $"{login.Issuer}\n{login.Subject}") : http.Connection.RemoteIpAddress?.ToString() ?? "";
}
