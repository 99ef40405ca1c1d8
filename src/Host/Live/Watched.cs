using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Projections;

namespace Coordination.Host.Live;

/// <summary>One topic and its readers. A slow reader misses outdated fragments, never the present one.</summary>
public sealed class Watched(Func<CancellationToken, Task<string>> render, ILogger log, CancellationToken closing)
{
    private readonly ConcurrentDictionary<Channel<SseItem<string>>, bool> readers = new();
    private string? current;
    private int asked;

    public int Readers => readers.Count;

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(Action left, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var mine = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true
        });
        readers[mine] = true;
        try
        {
            if (current is { } now) yield return new(now);
            else Refresh();
            await foreach (var item in mine.Reader.ReadAllAsync(cancellation)) yield return item;
        }
        finally
        {
            readers.TryRemove(mine, out _);
            if (readers.IsEmpty) left();
        }
    }

    /// <summary>Renders soon. Changes that arrive during rendering are rendered together next.</summary>
    public void Refresh()
    {
        if (Interlocked.Increment(ref asked) == 1) _ = Task.Run(RenderAsync, closing);
    }

    public void Ping()
    {
        foreach (var reader in readers.Keys) if (reader.Reader.Count == 0) reader.Writer.TryWrite(new("", "ping"));
    }

    private async Task RenderAsync()
    {
        var taken = 0;
        do
        {
            taken = Volatile.Read(ref asked);
            using var span = Traces.BeginAlone("live view");
            try
            {
                var fresh = await render(closing);
                if (fresh != current) foreach (var reader in readers.Keys) reader.Writer.TryWrite(new(fresh));
                current = fresh;
            }
            catch (Exception failed) when (!closing.IsCancellationRequested)
            {
                log.LogWarning("A live view could not be rendered: {Reason}", failed.Message);
            }
        }
        while (Interlocked.Add(ref asked, -taken) > 0);
    }
}
