using System.Diagnostics;
using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

/// <summary>Names each community whose first deadline has been due for a minute and is still not recorded.</summary>
public sealed class OverdueDeadlines : IReadyWhile
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private volatile IReadOnlyDictionary<Guid, (FirstDue Due, long Since)> waiting = new Dictionary<Guid, (FirstDue, long)>();

    public IEnumerable<string> Missing => waiting.Values.Where(w => Stopwatch.GetElapsedTime(w.Since) > Patience)
        .Select(w => $"deadline {w.Due.Name}").Order(StringComparer.Ordinal);

    /// <summary>Being due is normal; the same deadline being due for long is not.</summary>
    public void Observe(IEnumerable<FirstDue> due, long now) =>
        waiting = due.ToDictionary(d => d.Id, d => (d, waiting.TryGetValue(d.Id, out var before) ? before.Since : now));
}
