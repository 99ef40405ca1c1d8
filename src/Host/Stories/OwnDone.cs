using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>The sentence about the reader's own last change, shown once on the page it led to. Its address carries the position.</summary>
public sealed class OwnDone(StoredFacts facts, StoryBuilder stories, EventSentences sentences, NameDisclosures disclosures)
{
    private static readonly TimeSpan recent = TimeSpan.FromMinutes(10);

    public async ValueTask<Sentence?> OfAsync(Viewer viewer)
    {
        if (!long.TryParse(viewer.Caller.Http.Request.Query["at"], out var position)) return null;
        var written = await facts.OfCommandAsync(viewer.In, position, viewer.Cancellation);
        if (written is not [.., var last] || last.Envelope.Actor != viewer.Actor || viewer.Now - last.RecordedAt > recent) return null;
        var named = written.FirstOrDefault(fact => sentences.Of(fact).IsHeadline) ?? written[0];
        var gathered = await stories.GatherAsync(viewer.In, [named], viewer.Cancellation);
        return stories.SentenceOf(named, gathered, await disclosures.OpenAsync(viewer, gathered.Values, gathered.People));
    }
}
