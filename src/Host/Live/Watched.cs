using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Coordination.Projections;

namespace Coordination.Host.Live;

/// <summary>One topic and its readers. A slow reader misses outdated fragments, never the present one.</summary>
public sealed class Watched(Func<CancellationToken, Task<string>> render, ILogger log, CancellationToken closing)
{
    private readonly Lock turn = new();
    private readonly Dictionary<Channel<SseItem<string>>, LiveReader> readers = [];
    private string? current;
    private bool isLeft;
    private int asked, looksDue;

    public int Readers
    {
        get
        {
            lock (turn) return readers.Count;
        }
    }

    /// <summary>Null once the last reader has left: whoever comes then begins the topic anew.</summary>
    public Channel<SseItem<string>>? Join(LiveReader reader)
    {
        var mine = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true
        });
        lock (turn)
        {
            if (isLeft) return null;
            readers.Add(mine, reader);
            if (current is { } now) mine.Writer.TryWrite(new(now));
            else Refresh();
        }
        return mine;
    }

    /// <summary>True if nobody is left.</summary>
    public bool Leave(Channel<SseItem<string>> reader)
    {
        lock (turn)
        {
            readers.Remove(reader);
            return isLeft |= readers.Count == 0;
        }
    }

    /// <summary>Renders soon. Changes that arrive during rendering are rendered together next.</summary>
    public void Refresh()
    {
        looksDue = 2;
        if (Interlocked.Increment(ref asked) == 1) _ = Task.Run(RenderAsync, closing);
    }

    /// <summary>
    /// Ends the streams whose sign-in has run out. The others get this item if all shall, or at the next two looks after a change: what the
    /// first look finds may have been asked just before the change.
    /// </summary>
    public void Look(SseItem<string> item, bool forAll, DateTimeOffset now)
    {
        lock (turn)
        {
            var isDue = forAll || looksDue > 0;
            looksDue = Math.Max(0, looksDue - 1);
            foreach (var (channel, reader) in readers)
                if (reader.Until <= now) channel.Writer.TryComplete();
                else if (isDue && channel.Reader.Count == 0) channel.Writer.TryWrite(item);
        }
    }

    /// <summary>Ends the streams of this sign-in, with a last item.</summary>
    public void End(Guid session, SseItem<string> last)
    {
        lock (turn)
            foreach (var (channel, _) in readers.Where(r => r.Value.Session == session))
            {
                channel.Writer.TryWrite(last);
                channel.Writer.TryComplete();
            }
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
                lock (turn)
                {
                    if (fresh != current) foreach (var reader in readers.Keys) reader.Writer.TryWrite(new(fresh));
                    current = fresh;
                }
            }
            catch (Exception failed) when (!closing.IsCancellationRequested)
            {
                log.LogWarning("A live view could not be rendered: {Reason}", failed.Message);
            }
        }
        while (Interlocked.Add(ref asked, -taken) > 0);
    }
}
