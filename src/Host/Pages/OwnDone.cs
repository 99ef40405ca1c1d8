using Coordination.Host.Api;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Pages;

/// <summary>What the reader's own last post did, said once on the page it led to: the position travels in its address.</summary>
public sealed class OwnDone(StoredFacts facts, StoryBuilder stories, NameDisclosures disclosures)
{
    public async ValueTask<Sentence?> OfAsync(Viewer viewer)
    {
        if (!long.TryParse(viewer.Caller.Http.Request.Query["at"], out var position)) return null;
        var written = await facts.OfCommandAsync(viewer.In, position, viewer.Cancellation);
        if (written is not [.., var last] || last.Envelope.Actor != viewer.Actor || viewer.Now - last.RecordedAt > TimeSpan.FromMinutes(10))
            return null;
        var gathered = await stories.GatherAsync(viewer.In, [Telling(written)], viewer.Cancellation);
        var disclosure = await disclosures.OpenAsync(viewer, gathered.Values, gathered.People);
        return gathered.By(disclosure).Of(gathered.Facts[0]);
    }

    /// <summary>
    /// Of several facts of one command, the one a person would name: what began, else what a match or a session said, else the first.
    /// </summary>
    private static StoredFact Telling(IReadOnlyList<StoredFact> written) =>
        written.FirstOrDefault(f => f.Type is "request.raised" or "match.confirmed" or "match.completed" or "match.dissolved"
            or "session.place-booked" or "session.place-cancelled" or "session.person-attended" or "request.unmet"
            or "request.remainder-closed" or "request.withdrawn" or "request.resolved-elsewhere") ?? written[0];
}
