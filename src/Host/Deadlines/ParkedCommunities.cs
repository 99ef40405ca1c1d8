using System.Collections.Concurrent;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Deadlines;

/// <summary>
/// Communities whose deadlines cannot be recorded. Each is tried again at growing intervals and does not hold up the others.
/// </summary>
public sealed class ParkedCommunities
{
    private const int Tries = 3;
    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(2), longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CommunityId, (int Failures, DateTimeOffset Until)> failed = new();

    /// <summary>How many communities are waiting now.</summary>
    public int Count => failed.Keys.Count(Holds);

    public bool Holds(CommunityId community) => failed.TryGetValue(community, out var since) && DateTimeOffset.UtcNow < since.Until;

    /// <summary>Uses the clock of the system: retries have nothing to do with a community's time.</summary>
    /// <returns>How long the community waits.</returns>
    public TimeSpan Failed(CommunityId community)
    {
        var failures = failed.TryGetValue(community, out var before) ? before.Failures + 1 : 1;
        var pause = failures < Tries ? TimeSpan.Zero : shortest * Math.Pow(2, Math.Min(failures - Tries, 10));
        pause = pause < longest ? pause : longest;
        failed[community] = (failures, DateTimeOffset.UtcNow + pause);
        return pause;
    }

    public void Went(CommunityId community) => failed.TryRemove(community, out _);
}
