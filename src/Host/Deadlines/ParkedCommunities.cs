using System.Collections.Concurrent;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Deadlines;

/// <summary>Communities whose defaults cannot be recorded: each is tried again, ever more seldom, and holds up no other.</summary>
public sealed class ParkedCommunities
{
    private const int Tries = 3;
    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(2), longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CommunityId, (int Failures, DateTimeOffset Until)> failed = new();

    /// <summary>How many rest now.</summary>
    public int Count => failed.Keys.Count(Holds);

    public bool Holds(CommunityId community) => failed.TryGetValue(community, out var since) && DateTimeOffset.UtcNow < since.Until;

    /// <summary>By the clock of the system: how often something is tried has nothing to do with a community's time.</summary>
    /// <returns>How long it rests.</returns>
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
