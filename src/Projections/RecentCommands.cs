using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coordination.Projections;

/// <summary>
/// The spans of commands, by the position of the community up to which they recorded. The Host that ran them remembers them for a while, so
/// that lists and pages that show the change can link to them. Nothing of it is stored.
/// </summary>
public static class RecentCommands
{
    private const int Most = 4096;
    private static readonly ConcurrentDictionary<(Guid Community, long Position), ActivityContext> spans = new();
    private static readonly ConcurrentQueue<(Guid, long)> oldestFirst = new();

    public static void Remember(Guid community, long position, ActivityContext span)
    {
        if (!span.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) || position == 0 || !spans.TryAdd((community, position), span)) return;
        oldestFirst.Enqueue((community, position));
        while (oldestFirst.Count > Most && oldestFirst.TryDequeue(out var oldest)) spans.TryRemove(oldest, out _);
    }

    public static ActivityContext? At(Guid community, long position) =>
        spans.TryGetValue((community, position), out var span) ? span : null;
}
