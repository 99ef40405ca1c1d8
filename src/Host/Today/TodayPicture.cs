using Coordination.Domain.Kernel;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Today;

/// <summary>A coordinator's day as their page shows it: opened for one reader, or closed for all who share a live view.</summary>
public sealed class TodayPicture(TodayView today, Suggestions suggestions, Stories stories, Sights sights, ListReader lists)
{
    private const int MostLines = 12, MostSuggestions = 3;

    public async ValueTask<TodayModel> DrawAsync(Viewer viewer, long? change, bool isOpened)
    {
        var (community, page) = (viewer.Call.Code, Links.Today(viewer.Call.Code));
        var state = await today.ReadAsync(viewer.In, null, viewer.Now, change, viewer.Cancellation);
        OpenRequest[] shown = [.. state.Requests.Take(MostLines)];
        var fitting = await suggestions.ForAsync(viewer.In, [.. shown.Where(r => r.Waiting.Count == 0).Select(r => r.Request)], await TriedAsync(viewer, shown), viewer.Now, MostSuggestions, viewer.Cancellation);
        var told = await stories.GatherAsync(viewer.In, Story.Visible(viewer, state.JustHappened), viewer.Cancellation);

        var values = shown.Select(r => r.Request.Words);
        var people = state.Sessions.SelectMany(s => s.State.Bookings.Values.Select(b => b.Person)).Concat(fitting.SelectMany(f => f.Select(o => o.Offer.State.Helper))).Concat(told.People);
        var sight = isOpened ? await sights.OpenAsync(viewer, values, people) : await sights.CloseAsync(viewer.In, values, people, viewer.Cancellation);

        return new(community, Press(community, state), new(community, state.Open,
            [.. shown.Select(r => Lines.Of(community, r.Request, sight) with { Suggestions = [.. fitting[r.Request.State.Id].Select(f => Suggestions.Of(community, r.Request, f, sight, page))], Waiting = r.Waiting.Count })]),
            new(community, [.. state.Sessions.Select(s => Lines.Of(viewer, s, sight, page))]),
            Stories.News(community, told, sight));
    }

    public static Pressing Press(string community, TodayState state) => new(
        community, state.Now.DueUnmatched, state.Now.FirstDue, state.Now.Waiting, state.At - state.Now.OldestWaiting, state.Now.BookingsToday, state.Now.SessionsToday, state.Now.Unmet, state.Now.CommonestCause?.Code());

    private async ValueTask<IReadOnlySet<(RequestId, OfferId)>> TriedAsync(Viewer viewer, IReadOnlyCollection<OpenRequest> shown)
    {
        Guid[] ids = [.. shown.Select(r => r.Request.State.Id.Value)];
        var matches = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, viewer.In, null, "request = any($3)", "proposed_at", ListReader.Most, [ids], viewer.Cancellation);
        return matches.Select(m => (m.Row.State.Request, m.Row.State.Offer)).ToHashSet();
    }
}
