using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Coordination.Benchmarks;

/// <summary>Open live streams of one page, and when each first showed what was waited for.</summary>
public sealed class Streams : IAsyncDisposable
{
    private readonly List<Socket> sockets = [];
    private readonly ConcurrentQueue<double> delays = new();
    private readonly CancellationTokenSource closing = new();
    private volatile string? awaited;
    private long since;
    private TaskCompletionSource all = new();
    private int seen;

    public static async Task<Streams> OpenAsync(int port, string path, string token, int count)
    {
        var streams = new Streams();
        var request = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nAccept: text/event-stream\r\n\r\n");
        var first = new CountdownEvent(count);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8192 };
            await socket.ConnectAsync("127.0.0.1", port);
            await socket.SendAsync(request);
            streams.sockets.Add(socket);
            _ = streams.ReadAsync(socket, first);
        }
        if (!first.Wait(TimeSpan.FromSeconds(60)))
            throw new TimeoutException($"Only {count - first.CurrentCount} of {count} streams answered.");
        return streams;
    }

    /// <summary>Starts the clock for a text that is about to appear.</summary>
    public void Await(string text)
    {
        (seen, awaited, all) = (0, null, new(TaskCreationOptions.RunContinuationsAsynchronously));
        since = Stopwatch.GetTimestamp();
        awaited = text;
    }

    public async Task<bool> AllSawAsync(TimeSpan patience) => await Task.WhenAny(all.Task, Task.Delay(patience)) == all.Task;

    /// <summary>What was seen so far warmed up what is measured.</summary>
    public void Forget() => delays.Clear();

    public IReadOnlyList<double> Delays => [.. delays.Order()];

    private async Task ReadAsync(Socket socket, CountdownEvent first)
    {
        var (buffer, tail, isFirst, last) = (new byte[8192], "", true, (string?)null);
        try
        {
            while (await socket.ReceiveAsync(buffer, closing.Token) is > 0 and var read)
            {
                if (isFirst && Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                    first.Signal();
                isFirst = false;
                var text = tail + Encoding.ASCII.GetString(buffer, 0, read);
                if (awaited is { } wanted && wanted != last && text.Contains(wanted, StringComparison.Ordinal))
                {
                    last = wanted;
                    delays.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                    if (Interlocked.Increment(ref seen) == sockets.Count) all.TrySetResult();
                }
                tail = text[^Math.Min(text.Length, 64)..];
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        foreach (var socket in sockets) socket.Dispose();
        closing.Dispose();
    }
}
