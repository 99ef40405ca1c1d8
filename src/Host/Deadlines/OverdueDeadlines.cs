using System.Diagnostics;
using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

/// <summary>
/// Names each community whose first deadline has been overdue for a minute. It waits alone. The Host is only not ready if it has not looked
/// for what is due for as long.
/// </summary>
public sealed class OverdueDeadlines : IReadyWhile, INameFaults
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private volatile IReadOnlyDictionary<Guid, (FirstDue Due, long Since)> waiting = new Dictionary<Guid, (FirstDue, long)>();
    private long lookedAt;

    public IEnumerable<string> Missing =>
        Interlocked.Read(ref lookedAt) is > 0 and var at && Stopwatch.GetElapsedTime(at) > Patience ? ["deadlines"] : [];

    public IEnumerable<string> Faults => waiting.Values.Where(w => Stopwatch.GetElapsedTime(w.Since) > Patience)
        .Select(w => $"deadline {w.Due.Name} is overdue").Order(StringComparer.Ordinal);

    /// <summary>It is normal for a deadline to be due, but not for the same deadline to be due for long.</summary>
    public void Observe(IEnumerable<FirstDue> due, long now) =>
        waiting = due.ToDictionary(d => d.Id, d => (d, waiting.TryGetValue(d.Id, out var before) ? before.Since : now));

    /// <summary>What was due was looked for, whatever came of it.</summary>
    public void Looked(long now) => Interlocked.Exchange(ref lookedAt, now);
}
