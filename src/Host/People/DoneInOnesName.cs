using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>
/// What others did in the name of the viewer or with what is theirs, newest first. Of what is sealed, they learn that it was done, and by
/// whom.
/// </summary>
public sealed class DoneInOnesName(StreamLinks links, StoredFacts facts)
{
    private static readonly JsonElement nothing = JsonSerializer.SerializeToElement(new JsonObject());

    /// <param name="before">Only what was done before this position; the latest if null.</param>
    public async ValueTask<StoryPart> OfAsync(Viewer viewer, long? before)
    {
        var done = new HashSet<long>(await links.DoneByOthersAsync(
            viewer.In, [.. viewer.Records], before ?? long.MaxValue, ReadQuery.MostItems + 1, viewer.Cancellation));
        foreach (var record in viewer.Records)
            done.UnionWith((await links.TouchingAsync(viewer.In, record.Value, viewer.Cancellation, EventLink.InNameOf))
                .Select(link => link.Sequence).Where(at => at < (before ?? long.MaxValue)));
        long[] shown = [.. done.OrderDescending().Take(ReadQuery.MostItems)];
        var found = await facts.AtAsync(viewer.In, shown, viewer.Cancellation);
        return new([.. found.Select(fact => Story.Visible(viewer, [fact]) is [var seen] ? seen : fact with { Data = nothing })],
            done.Count > shown.Length ? shown[^1] : null);
    }
}

/// <summary>The read of what others did in one's name or with what is one's own.</summary>
public static class DoneInOnesNameReads
{
    public static void MapDoneInOnesName(this FeatureBuilder it) =>
        it.ReadOpened<Story>("/me/done-in-my-name", Permission.SeeOwn, "listDoneInMyName",
            "Read what others did in one's name or with what is one's own, newest first", async (viewer, asked) =>
            {
                var done = await viewer.Service<DoneInOnesName>().OfAsync(viewer, asked.Before);
                var words = await viewer.Service<Opening>().WordsAsync(viewer, Story.PersonalIn(done.Facts), "own");
                Story story = new([.. done.Facts.Select(fact => Story.Of(fact, words))]) { Before = done.Before };
                return new(story, null, words.HoldsOpened);
            }, QueryParameter.Before);
}
