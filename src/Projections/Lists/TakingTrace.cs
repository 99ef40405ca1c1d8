using System.Diagnostics;
using System.Text.Json;

namespace Coordination.Projections.Lists;

/// <summary>
/// The span of applying a page of the history to lists. It is below the span of the command that recorded the page; where there are several
/// commands, it links to theirs. It also names the commands, because another Host may have run them.
/// </summary>
internal static class TakingTrace
{
    private const int MostTied = 64;

    public static Activity? Begin(IReadOnlyList<StoredEvent> events, IEnumerable<string> lists, DateTimeOffset begun)
    {
        if (events.Count == 0 || !Traces.HaveListeners) return null;
        ActivityContext[] spans = [.. events.Select(e => RecentCommands.At(e.Community.Value, e.Sequence)).OfType<ActivityContext>()
            .Take(MostTied)];
        string[] commands = [.. events.Take(MostTied).Select(CommandOf).OfType<Guid>().Distinct().Select(c => c.ToString())];
        var span = spans.Length == 1 && commands.Length == 1
            ? Traces.BeginBelow(spans[0], "lists", ActivityKind.Consumer, begun)
            : Traces.BeginAlone("lists", ActivityKind.Consumer, begun, spans.Select(s => new ActivityLink(s)));
        return span?.SetTag("coordination.lists", lists.ToArray()).SetTag(Traces.Events, events.Count)
            .SetTag(Traces.Command, commands).SetTag(Traces.Position, events[^1].Sequence);
    }

    private static Guid? CommandOf(StoredEvent happened)
    {
        try
        {
            return happened.Envelope().CommandId;
        }
        catch (JsonException)
        {
            // Lists that need this event park its stream.
            return null;
        }
    }
}
