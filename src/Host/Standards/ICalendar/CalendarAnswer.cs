using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>A calendar as an answer: the whole of it, or 304 if nothing changed since it was last fetched.</summary>
public sealed record CalendarAnswer(string Text, string FileName, string CacheControl) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response, body) = (httpContext.Request, httpContext.Response, Encoding.UTF8.GetBytes(Text));
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(..16))}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = CacheControl;
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any)
            || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "text/calendar; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentDisposition = $"inline; filename=\"{FileName}.ics\"";
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
