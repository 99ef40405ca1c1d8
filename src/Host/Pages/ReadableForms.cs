using Coordination.Host.Access;
using Coordination.Host.Commands;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Pages;

/// <summary>
/// Reads a form before any handler does. A malformed form is then answered like any other malformed input, and a form may be as long as any
/// other command.
/// </summary>
public static class ReadableForms
{
    /// <summary>A body that should be a form and is none.</summary>
    public static MalformedException None => new("body", "a form as browsers send it.");

    public static void UseReadableForms(this WebApplication app) => app.Use(async (http, next) =>
    {
        var isForm = http.Request.HasFormContentType && !http.Request.Path.StartsWithSegments("/api");
        if (isForm && RequestBody.IsPlain(http.Request)) await ReadAsync(http);
        await (isForm && !RequestBody.IsPlain(http.Request) ? Problems.Of(Problems.Encoded).ExecuteAsync(http) : next(http));
    });

    private static async Task ReadAsync(HttpContext http)
    {
        if (http.Request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } longest)
            longest.MaxRequestBodySize = RequestBody.MostBytes;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or NotSupportedException
            || (wrong is IOException and not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested))
        {
            throw None;
        }
    }
}
