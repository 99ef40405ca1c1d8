using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>What others did in the name of the viewer, newest first.</summary>
public sealed class DoneInOnesName(StreamLinks links, StoredFacts facts)
{
    private const int Most = 200;

    public async ValueTask<IReadOnlyList<StoredFact>> OfAsync(Viewer viewer)
    {
        var done = new List<long>();
        foreach (var record in viewer.Records)
            done.AddRange((await links.TouchingAsync(viewer.In, record.Value, viewer.Cancellation, EventLink.InNameOf))
                .Select(link => link.Sequence));
        return Story.Visible(viewer, await facts.AtAsync(viewer.In, [.. done.OrderDescending().Take(Most)], viewer.Cancellation));
    }
}

/// <summary>The read of what others did in one's name.</summary>
public static class DoneInOnesNameReads
{
    public static void MapDoneInOnesName(this FeatureBuilder it) =>
        it.ReadOpened<IReadOnlyList<StoryEvent>>("/me/done-in-my-name", Permission.SeeOwn, "listDoneInMyName",
            "List what others did in one's name, newest first", async (viewer, _) =>
            {
                var done = await viewer.Service<DoneInOnesName>().OfAsync(viewer);
                var words = await viewer.Service<Opening>().WordsAsync(viewer, Story.PersonalIn(done), "own");
                return new(done.Select(fact => Story.Of(fact, words)).ToList(), null, words.HoldsOpened);
            });
}
