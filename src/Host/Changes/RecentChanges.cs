using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Changes;

/// <summary>Events that were recorded since a moment, newest first.</summary>
/// <param name="Before">What to ask for next to read what happened before them; null if these are all.</param>
public sealed record ChangesPart(IReadOnlyList<StoredFact> Facts, long? Before);

/// <summary>
/// What others did. Of each command there is one event, the one that says what was done; what follows by itself is left out unless it says
/// something by itself.
/// </summary>
public sealed class RecentChanges(StoredFacts facts, EventSentences sentences)
{
    public async ValueTask<ChangesPart> ReadAsync(Viewer viewer, DateTimeOffset since, long? before)
    {
        var position = await facts.PositionAtAsync(viewer.In, since, viewer.Cancellation);
        var latest = await facts.BetweenAsync(viewer.In, position, before ?? long.MaxValue, ReadQuery.MostItems + 1, viewer.Cancellation);
        List<StoredFact> part = [.. latest.Take(ReadQuery.MostItems)];
        var byOthers = part.Where(fact => fact.Envelope.Actor.AsPerson is not { } actor || !viewer.Is(actor));
        return new([.. Story.Visible(viewer, byOthers).GroupBy(fact => fact.Envelope.CommandId).Select(Main).OfType<StoredFact>()],
            latest.Count > part.Count ? part[^1].Sequence : null);
    }

    private StoredFact? Main(IEnumerable<StoredFact> ofCommand) =>
        ofCommand.FirstOrDefault(fact => sentences.Of(fact).IsHeadline)
            ?? ofCommand.LastOrDefault(fact => fact.Envelope.Actor.AsPerson is not null);
}
