using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Coordination.Host.Access;

/// <summary>
/// How much processor time goes to callers who are not signed in: so much to each address, and so much to all of them together for what is
/// public and can wait. Pages with help numbers, asking for help and signing in do not wait for what others have used.
/// </summary>
public sealed class ProcessorBudget : IDisposable
{
    /// <summary>Milliseconds at once, and how many more each second.</summary>
    public sealed record Share(int Burst, int PerSecond);

    public static readonly Share OfAddress = new(3000, 250), OfAll = new(6000, 500);

    private readonly PartitionedRateLimiter<string> addresses =
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(OfAddress)));
    private readonly TokenBucketRateLimiter all = new(Bucket(OfAll));

    public bool HasLeft(string address) => addresses.GetStatistics(address) is not { CurrentAvailablePermits: 0 };
    public bool HasLeftForAll => all.GetStatistics() is not { CurrentAvailablePermits: 0 };

    public void Charge(string address, TimeSpan spent)
    {
        var milliseconds = (long)Math.Ceiling(spent.TotalMilliseconds);
        addresses.AttemptAcquire(address, Permits(milliseconds, addresses.GetStatistics(address), OfAddress)).Dispose();
        all.AttemptAcquire(Permits(milliseconds, all.GetStatistics(), OfAll)).Dispose();
    }

    /// <summary>Runs what is left of the request, and charges its address for it.</summary>
    public async Task RunAsync(string address, Func<Task> rest)
    {
        var spent = Spent.Begin();
        try
        {
            await rest();
        }
        finally
        {
            Charge(address, spent.End());
        }
    }

    /// <summary>What is left at most: nobody goes into debt.</summary>
    private static int Permits(long milliseconds, RateLimiterStatistics? left, Share share) =>
        (int)Math.Min(milliseconds, left?.CurrentAvailablePermits ?? share.Burst);

    private static TokenBucketRateLimiterOptions Bucket(Share share) => new()
    {
        TokenLimit = share.Burst,
        TokensPerPeriod = share.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    public void Dispose()
    {
        addresses.Dispose();
        all.Dispose();
    }

    /// <summary>The time that threads spend on one request: from when its context comes to a thread until it leaves it.</summary>
    private sealed class Spent
    {
        private static readonly AsyncLocal<Spent?> current = new(Switched);

        [ThreadStatic]
        private static long since;

        private long ticks;

        public static Spent Begin() => current.Value = new();

        public TimeSpan End()
        {
            current.Value = null;
            return Stopwatch.GetElapsedTime(0, Interlocked.Read(ref ticks));
        }

        private static void Switched(AsyncLocalValueChangedArgs<Spent?> change)
        {
            var now = Stopwatch.GetTimestamp();
            if (change.PreviousValue is { } left) Interlocked.Add(ref left.ticks, now - since);
            since = now;
        }
    }
}
