using Coordination.Host.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Api;

/// <summary>
/// How long the head of a request may be. The server takes twice as much, so that it is refused here, in words; what is longer still is
/// refused by the server alone.
/// </summary>
public static class RequestHeads
{
    public const int LongestLine = 8 * 1024, MostHeaderBytes = 32 * 1024, MostHeaders = 100;

    public static void TakeLongHeads(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
        (kestrel.Limits.MaxRequestLineSize, kestrel.Limits.MaxRequestHeadersTotalSize, kestrel.Limits.MaxRequestHeaderCount) =
            (2 * LongestLine, 2 * MostHeaderBytes, 2 * MostHeaders));

    public static void RefuseLongHeads(this WebApplication app) => app.Use((http, next) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget.Length > LongestLine ? Problems.Of(Problems.LongAddress).ExecuteAsync(http)
        : IsTooLarge(http.Request.Headers) ? Problems.Of(Problems.LargeHeaders).ExecuteAsync(http)
        : next(http));

    private static bool IsTooLarge(IHeaderDictionary headers)
    {
        var (count, bytes) = (0, 0);
        foreach (var (name, values) in headers)
            foreach (var value in values)
                (count, bytes) = (count + 1, bytes + name.Length + (value?.Length ?? 0) + 4);
        return count > MostHeaders || bytes > MostHeaderBytes;
    }
}
