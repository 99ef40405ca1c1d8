using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>The people who still have to be told that a session to come has changed, or is cancelled.</summary>
public static class PeopleToTell
{
    public const string Shown = "to-tell";

    public static Filter<ListedSession> Filter(DateTimeOffset now) => SessionsList.ToTell.Above(0) & SessionsList.EndsAt.Above(now);

    /// <summary>What coordinators are reminded of on every page, until everybody is told.</summary>
    public static async ValueTask<(Sentence, string)?> FindAsync(Viewer viewer)
    {
        if (!viewer.May(BookingsFeature.RecordTold)) return null;
        var changed = await viewer.Service<ListReader>().ReadAsync(SessionsList.View, viewer.In, null, Filter(viewer.Now),
            SessionsList.SoonestFirst, ListReader.Most, viewer.Cancellation);
        var people = changed.Sum(row => row.Row.State.ToTell.Count());
        return people == 0 ? null : (Sentence.Counted("sessions.to-tell", people), changed is [var only]
            ? Links.Session(viewer.Caller.Code, only.Id.ToString()) + "#to-tell" : Links.Sessions(viewer.Caller.Code, Shown));
    }
}
