using Coordination.Domain.Kernel;
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
        var latest = await facts.BetweenAsync(
            viewer.In, position, before ?? long.MaxValue, viewer.Records, ReadQuery.MostItems + 1, viewer.Cancellation);
        var part = Whole(latest);
        return new([.. Story.Visible(viewer, part).GroupBy(fact => fact.Envelope.CommandId).Select(Main).OfType<StoredFact>()],
            latest.Count > part.Count ? part[^1].Sequence : null);
    }

    /// <summary>What one part shows: a command that is cut off at its end is left to the next.</summary>
    private static IReadOnlyList<StoredFact> Whole(IReadOnlyList<StoredFact> latest)
    {
        if (latest.Count <= ReadQuery.MostItems) return latest;
        var cut = latest[^1].Envelope.CommandId;
        List<StoredFact> whole = [.. latest.TakeWhile(fact => fact.Envelope.CommandId != cut)];
        return whole.Count > 0 ? whole : latest;
    }

    private StoredFact? Main(IEnumerable<StoredFact> ofCommand) =>
        ofCommand.FirstOrDefault(fact => sentences.Of(fact).IsHeadline)
            ?? ofCommand.LastOrDefault(fact => !IsOfPolicy(fact.Envelope.Actor));

    /// <summary>Whether it followed by itself: neither a person nor a program nor an operator did it.</summary>
    private static bool IsOfPolicy(Actor actor) => actor.Kind is "system" && actor.Id is not "operator";
}
