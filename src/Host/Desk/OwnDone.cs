using Coordination.Host.Reads;
using Coordination.Host.Web;

namespace Coordination.Host.Desk;

/// <summary>What the reader's own last post did, said once on the page it led to: the position travels in its address.</summary>
public sealed class OwnDone(StoredFacts facts, Stories stories, Sights sights)
{
    public async ValueTask<Sentence?> OfAsync(Viewer viewer)
    {
        if (!long.TryParse(viewer.Call.Http.Request.Query["at"], out var position)) return null;
        var written = await facts.OfCommandAsync(viewer.In, position, viewer.Cancellation);
        if (written is not [.., var last] || last.Envelope.Actor != viewer.Actor || viewer.Now - last.RecordedAt > TimeSpan.FromMinutes(10)) return null;
        var told = await stories.GatherAsync(viewer.In, [Telling(written)], viewer.Cancellation);
        var sight = await sights.OpenAsync(viewer, told.Values, told.People);
        return told.By(sight).Of(told.Facts[0]);
    }

    /// <summary>Of several facts of one command, the one a person would name: what began, else what a match or a session said, else the first.</summary>
    private static StoredFact Telling(IReadOnlyList<StoredFact> written) =>
        written.FirstOrDefault(f => f.Type is "request.raised" or "match.confirmed" or "match.kept" or "match.dissolved" or "session.place-booked" or "session.place-given-back" or "session.booking-kept" or "request.unmet" or "request.remainder-closed" or "request.withdrawn" or "request.resolved-elsewhere") ?? written[0];
}
