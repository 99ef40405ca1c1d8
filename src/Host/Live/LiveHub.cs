using System.Collections.Concurrent;
using System.Net.ServerSentEvents;

namespace Coordination.Host.Live;

/// <summary>A topic of live updates: one view of one community, for one circle of readers, in one language.</summary>
public sealed record LiveTopic(Guid Community, string View, string Circle, string Language);

/// <summary>
/// Renders each topic once per change and once a minute, however many readers watch it, and sends the same string to all of them.
/// </summary>
public sealed class LiveHub(ILogger<LiveHub> log) : IDisposable
{
    private static readonly TimeSpan pulse = TimeSpan.FromSeconds(15);
    private const int BeatsPerMinute = 4;
    private readonly ConcurrentDictionary<LiveTopic, Watched> topics = new();
    private readonly CancellationTokenSource closing = new();

    public int Readers => topics.Values.Sum(t => t.Readers);

    /// <summary>
    /// First the present fragments, then every change. A ping is sent now and then, so that a reader notices a lost connection.
    /// </summary>
    public IAsyncEnumerable<SseItem<string>> Watch(LiveTopic topic, Func<CancellationToken, Task<string>> render,
        CancellationToken cancellation)
    {
        var watched = topics.GetOrAdd(topic, _ => new Watched(render, log, closing.Token));
        return watched.ReadAsync(() => topics.TryRemove(new(topic, watched)), cancellation);
    }

    /// <summary>These communities have changed; any may have if none is named.</summary>
    public void Changed(IReadOnlyCollection<Guid> communities)
    {
        foreach (var (topic, watched) in topics) if (communities.Count == 0 || communities.Contains(topic.Community)) watched.Refresh();
    }

    public async Task PulseAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(pulse);
        for (var beats = 1; await timer.WaitForNextTickAsync(cancellation); beats++)
        {
            foreach (var watched in topics.Values) watched.Ping();
            if (beats % BeatsPerMinute == 0) Changed([]);
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }
}
