using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;

namespace Coordination.Host.Api;

/// <summary>Answers with a thing, its ETag and how long it may be cached, or with 304 if it is unchanged.</summary>
/// <param name="IsTagged">Whether it has an ETag.</param>
public sealed record ReadResult(Read Read, bool IsTagged) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Read.Refused is { } why) return Problems.Of(why).ExecuteAsync(httpContext);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Read.Body, Read.Body!.GetType(), StoredJson.Options);
        var headers = httpContext.Response.Headers;
        headers.CacheControl = Read.HoldsOpened ? "no-store" : "private, no-cache";
        headers.Vary = "Authorization, Cookie";
        if (Read.Next is { } next) headers.Link = $"<{next}>; rel=\"next\"";
        if (IsTagged && TagOf(bytes) is { } tag)
        {
            headers.ETag = tag;
            if (!Read.HoldsErased && IsKnown(httpContext.Request, tag))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        httpContext.Response.ContentType = "application/json";
        httpContext.Response.ContentLength = bytes.Length;
        return httpContext.Response.Body.WriteAsync(bytes).AsTask();
    }

    private string? TagOf(byte[] bytes) =>
        Read.Version is { } version ? $"\"{version}\"" : Read.HoldsOpened ? null
            : $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 12))}\"";

    private static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.SelectMany(line => (line ?? "").Split(',')).Select(known => known.Trim())
            .Any(known => known == "*" || known == tag || known == "W/" + tag);
}
