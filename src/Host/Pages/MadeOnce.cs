using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;

namespace Coordination.Host.Pages;

/// <summary>
/// Public answers that are the same for everybody, signed in or not: each is made once an hour in each language and form, whatever the rest
/// of its address says.
/// </summary>
public sealed class MadeOnce : IOutputCachePolicy
{
    private static readonly TimeSpan fresh = TimeSpan.FromHours(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking =
            HttpMethods.IsGet(request.Method);
        context.ResponseExpirationTimeSpan = fresh;
        context.CacheVaryByRules.QueryKeys = "";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["form"] = IsPage(request) ? "page" : "json";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Neither errors nor anything that is set for one reader.</summary>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    public static bool IsPage(HttpRequest request) => request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");
}
