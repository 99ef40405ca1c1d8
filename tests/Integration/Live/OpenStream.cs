using System.Net;
using System.Net.ServerSentEvents;

namespace Coordination.Integration.Live;

/// <summary>A live page as a browser has it open: an answer that does not end until the Host ends it.</summary>
public sealed class OpenStream(HttpResponseMessage answer) : IAsyncDisposable
{
    private IAsyncEnumerator<SseItem<string>>? items;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HttpStatusCode Status => answer.StatusCode;

    public static async Task<OpenStream> OpenAsync(HttpClient http, string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return new(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation));
    }

    /// <summary>The first fragments: from then on the reader is among those who are told of changes.</summary>
    public async Task<string> BeginAsync()
    {
        items = await ItemsAsync();
        (await items.MoveNextAsync()).Should().BeTrue();
        return items.Current.Data;
    }

    /// <summary>The kind of the next item that is no ping.</summary>
    public async Task<string> NextAsync()
    {
        while (await items!.MoveNextAsync()) if (items.Current.EventType != "ping") return items.Current.EventType;
        return "";
    }

    /// <summary>Reads to the end of the stream, and says what kind of item came last; null if none came any more.</summary>
    public async Task<string?> EndAsync()
    {
        string? last = null;
        items ??= await ItemsAsync();
        while (await items.MoveNextAsync()) last = items.Current.EventType;
        return last;
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> ItemsAsync()
    {
        Status.Should().Be(HttpStatusCode.OK);
        return SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancellation)).EnumerateAsync(Cancellation)
            .GetAsyncEnumerator(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (items is not null) await items.DisposeAsync();
        answer.Dispose();
    }
}
