using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace Coordination.Host.Live;

/// <summary>Server-sent events for one reader. A fragment that many readers get is encoded once, and all get the same bytes.</summary>
public sealed class LiveAnswer(IAsyncEnumerable<SseItem<string>> items) : IResult
{
    private static readonly ConditionalWeakTable<string, byte[]> frames = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, left) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await response.Body.FlushAsync(left);
            await foreach (var item in items.WithCancellation(left))
                await response.Body.WriteAsync(item.EventType == SseParser.EventTypeDefault
                    ? frames.GetValue(item.Data, data => Frame(null, data)) : Frame(item.EventType, item.Data), left);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The reader has gone.
        }
    }

    private static byte[] Frame(string? type, string data) =>
        Encoding.UTF8.GetBytes($"{(type is null ? "" : $"event: {type}\n")}data: {data.ReplaceLineEndings("\ndata: ")}\n\n");
}
