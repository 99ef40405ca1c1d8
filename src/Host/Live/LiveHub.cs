using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using System.Threading.RateLimiting;

namespace Coordination.Host.Live;

/// <summary>A topic of live updates: one view of one community, for one circle of readers, in one language.</summary>
public sealed record LiveTopic(Guid Community, string View, string Circle, string Language);

/// <summary>
/// Renders each topic once per change and once a minute, however many readers watch it, and sends the same string to all of them.
/// </summary>
public sealed class LiveHub(ILogger<LiveHub> log) : IDisposable
{
    /// <summary>How many live pages one login can have open at a Host: each may be a topic of its own, rendered at every change.</summary>
    public const int MostOfOneLogin = 30;

    /// <summary>The last item of a stream whose reader may no longer see the page.</summary>
    public const string Ended = "ended";

    /// <summary>Tells whoever passes the stream on to look again at whether its reader may still see it. It is not sent.</summary>
    public const string Look = "look";

    private const string Ping = "ping";
    private const int SecondsToPing = 15, SecondsToRefresh = 60;
    private readonly ConcurrentDictionary<LiveTopic, Watched> topics = new();
    private readonly CancellationTokenSource closing = new();
    private readonly PartitionedRateLimiter<string> seats = PartitionedRateLimiter.Create<string, string>(login =>
        RateLimitPartition.GetConcurrencyLimiter(login, _ => new() { PermitLimit = MostOfOneLogin, QueueLimit = 0 }));

    public IReadOnlyCollection<LiveTopic> Topics => [.. topics.Keys];
    public int Readers => topics.Values.Sum(t => t.Readers);

    /// <summary>To be held while a reader watches. Not acquired if their login has enough live pages open.</summary>
    public RateLimitLease Seat(LiveReader reader) => seats.AttemptAcquire(reader.Login);

    /// <summary>
    /// First the present fragments, then every change. A ping is sent now and then, so that a reader notices a lost connection.
    /// </summary>
    public async IAsyncEnumerable<SseItem<string>> Watch(LiveTopic topic, LiveReader reader, Func<CancellationToken, Task<string>> render,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        Watched watched;
        Channel<SseItem<string>>? mine;
        while ((mine = (watched = topics.GetOrAdd(topic, _ => new(render, log, closing.Token))).Join(reader)) is null)
            topics.TryRemove(new(topic, watched));
        try
        {
            await foreach (var item in mine.Reader.ReadAllAsync(cancellation)) yield return item;
        }
        finally
        {
            if (watched.Leave(mine)) topics.TryRemove(new(topic, watched));
        }
    }

    /// <summary>These communities have changed; any may have if none is named.</summary>
    public void Changed(IReadOnlyCollection<Guid> communities)
    {
        foreach (var (topic, watched) in topics) if (communities.Count == 0 || communities.Contains(topic.Community)) watched.Refresh();
    }

    /// <summary>Somebody has signed out.</summary>
    public void SignedOut(Guid session)
    {
        foreach (var watched in topics.Values) watched.End(session, new("", Ended));
    }

    public async Task PulseAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var seconds = 1; await timer.WaitForNextTickAsync(cancellation); seconds++)
        {
            var isPing = seconds % SecondsToPing == 0;
            foreach (var watched in topics.Values) watched.Look(new("", isPing ? Ping : Look), isPing, DateTimeOffset.UtcNow);
            if (seconds % SecondsToRefresh == 0) Changed([]);
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
        seats.Dispose();
    }
}
