using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coordination.Integration.Commands;

namespace Coordination.Integration.Faults;

/// <summary>A command that was acknowledged, and the answer to it.</summary>
public sealed record Acknowledged(string Key, string Path, object Body, Reply Reply);

/// <summary>Clients that keep sending commands, repeat each under its key until it is answered, and keep every answer.</summary>
public sealed class Ledger(Caller caller, Guid session) : IAsyncDisposable
{
    /// <summary>How many commands each client sends in one round.</summary>
    private const int Clients = 10, Turns = 4;
    private static readonly TimeSpan pace = TimeSpan.FromMilliseconds(20), beforeRepeating = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource enough = new();
    private readonly ConcurrentQueue<Acknowledged> kept = new();
    private readonly ConcurrentQueue<Reply> turnedAway = new();
    private readonly SemaphoreSlim receipt = new(0);
    private Task load = Task.CompletedTask;
    private int lost;

    public IReadOnlyCollection<Acknowledged> Kept => kept;

    /// <summary>The answers that ask the client to send the command again later.</summary>
    public IReadOnlyCollection<Reply> TurnedAway => turnedAway;

    /// <summary>How often there was no answer at all.</summary>
    public int Lost => lost;

    public void Begin()
    {
        var turn = new SemaphoreSlim(0);
        var pacing = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(pace);
            while (!enough.IsCancellationRequested && await timer.WaitForNextTickAsync()) turn.Release();
            turn.Release(Clients * Turns);
        });
        load = Task.WhenAll([pacing, .. Enumerable.Range(0, Clients).Select(_ => Task.Run(() => KeepSendingAsync(turn)))]);
    }

    /// <summary>Waits for this many more acknowledged commands.</summary>
    public async Task<TimeSpan> MoreAsync(int receipts, CancellationToken cancellation)
    {
        var (started, wanted) = (Stopwatch.GetTimestamp(), kept.Count + receipts);
        while (kept.Count < wanted)
        {
            var next = receipt.WaitAsync(cancellation);
            await await Task.WhenAny(load, next);
        }
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Stops new commands. Those not answered yet are repeated until they are.</summary>
    public async Task EndAsync()
    {
        await enough.CancelAsync();
        await load;
    }

    private async Task KeepSendingAsync(SemaphoreSlim turn)
    {
        while (true)
        {
            await turn.WaitAsync();
            if (enough.IsCancellationRequested) return;
            var request = (await AcknowledgedAsync("requests/raise",
                new
                {
                    category = "food",
                    words = "a bag of food",
                    wanted = new { amount = 1, unit = "item" },
                    ward = "E05001370"
                })).Reply.Subject;
            await turn.WaitAsync();
            await AcknowledgedAsync($"requests/{request}/withdraw", new { });
            await turn.WaitAsync();
            var person = (await AcknowledgedAsync("people/record", new { name = "Somebody", isNew = true })).Reply.Subject;
            await turn.WaitAsync();
            await AcknowledgedAsync($"sessions/{session}/book", Caller.For(person, new { person }));
        }
    }

    private async Task<Acknowledged> AcknowledgedAsync(string path, object body)
    {
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            try
            {
                var reply = await caller.SendAsync(path, body, key);
                if (reply.Number < 300)
                {
                    var acknowledged = new Acknowledged(key, path, body, reply);
                    kept.Enqueue(acknowledged);
                    receipt.Release();
                    return acknowledged;
                }
                (reply.Status == HttpStatusCode.ServiceUnavailable || reply.Code == "idempotency.still-running").Should()
                    .BeTrue("{0} was answered {1} {2}", path, reply.Number, reply.Text);
                turnedAway.Enqueue(reply);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                Interlocked.Increment(ref lost);
            }
            await Task.Delay(beforeRepeating, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await enough.CancelAsync();
        await load.ContinueWith(_ => { }, TaskScheduler.Default);
        enough.Dispose();
        receipt.Dispose();
    }
}
