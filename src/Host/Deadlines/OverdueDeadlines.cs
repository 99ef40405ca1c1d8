using System.Diagnostics;
using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

/// <summary>Names each community whose first deadline has been overdue for a minute.</summary>
public sealed class OverdueDeadlines : IReadyWhile
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private volatile IReadOnlyDictionary<Guid, (FirstDue Due, long Since)> waiting = new Dictionary<Guid, (FirstDue, long)>();

    public IEnumerable<string> Missing => waiting.Values.Where(w => Stopwatch.GetElapsedTime(w.Since) > Patience)
        .Select(w => $"deadline {w.Due.Name}").Order(StringComparer.Ordinal);

    /// <summary>It is normal for a deadline to be due, but not for the same deadline to be due for long.</summary>
    public void Observe(IEnumerable<FirstDue> due, long now) =>
        waiting = due.ToDictionary(d => d.Id, d => (d, waiting.TryGetValue(d.Id, out var before) ? before.Since : now));
}
