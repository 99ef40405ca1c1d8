using System.Diagnostics;
using System.Text.Json;

namespace Coordination.Projections.Lists;

/// <summary>
/// The span of a page of the history that goes into lists. It is below the command it takes in; where there are several, it links to them.
/// It names the commands as well, for those that another Host recorded.
/// </summary>
internal static class TakingTrace
{
    private const int MostTied = 64;

    public static Activity? Begin(IReadOnlyList<StoredEvent> events, IEnumerable<string> lists, DateTimeOffset begun)
    {
        if (events.Count == 0 || !Traces.AreHeard) return null;
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
            // Lists that need it park what it happened to.
            return null;
        }
    }
}
