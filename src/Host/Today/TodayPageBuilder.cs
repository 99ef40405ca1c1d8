using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Bookings;
using Coordination.Host.Handovers;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Pages;
using Coordination.Host.People;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Stories;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Messages;
using Coordination.Projections.People;

namespace Coordination.Host.Today;

/// <summary>Builds the page of a coordinator's day: opened for one reader, or closed for all who share a live view.</summary>
public sealed class TodayPageBuilder(TodayView today, Suggestions suggestions, StoryBuilder stories, NameDisclosures disclosures,
    ListReader lists, OpenAfterwards afterwards, StoredFacts facts)
{
    private const int MostLines = 12, MostSuggestions = 3;

    /// <param name="asOf">A past moment: nothing is suggested then, and nothing can be done. Null for now.</param>
    public async ValueTask<TodayModel> BuildAsync(Viewer viewer, long? change, bool isOpened, DateTimeOffset? asOf = null)
    {
        var (community, page) = (viewer.Caller.Code, Links.Today(viewer.Caller.Code));
        var position = await facts.PositionAtAsync(viewer.In, asOf, viewer.Cancellation);
        var state = await today.ReadAsync(viewer.In, position, asOf ?? viewer.Now, change, viewer.Cancellation);
        OpenRequest[] shown = [.. state.Requests.Take(MostLines)];
        Request[] quiet = asOf is null ? [.. shown.Where(r => r.Waiting.Count == 0).Select(r => r.Request.State)] : [];
        var fitting = await suggestions.ForAsync(viewer, quiet, await TriedAsync(viewer, shown), MostSuggestions);
        var gathered = await stories.GatherAsync(
            viewer.In, Story.Visible(viewer, state.JustHappened, isShared: !isOpened), viewer.Cancellation);

        var values = shown.Select(r => r.Request.Words).Concat(state.Alerts.Select(n => n.Words));
        var people = state.Sessions.SelectMany(s => s.State.Bookings.Values.Select(b => b.Person))
            .Concat(fitting.SelectMany(f => f.Select(o => o.Offer.Helper))).Concat(gathered.People)
            .Concat(HandoverLines.PeopleIn(state.Alerts));
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);

        var open = await afterwards.AmongAsync(viewer, state.Sessions.Select(s => s.State));

        var notes = new UnseenNotesModel(community, state.Now.UnseenNotes,
            [.. state.Alerts.Select(n => HandoverLines.Of(viewer, n, disclosure))]);
        var (applicants, toCall) = asOf is null ? await OfPeopleAsync(viewer) : (0, 0);
        var figures = FiguresOf(community, state) with { AsOf = asOf, Applicants = applicants, ToCall = toCall };
        return new(community, figures, notes, new(community, state.Open,
            [.. shown.Select(r => RequestLines.Of(community, r.Request, disclosure) with
            {
                Suggestions = [.. fitting[r.Request.State.Id].Select(f => Suggestions.Of(community, r.Request.State, f, disclosure, page))],
                Waiting = r.Waiting.Count,
                IsUpToDate = r.IsUpToDate,
            })])
        {
            IsUpToDate = state.IsUpToDate,
            AsOf = asOf,
        },
            new(community, [.. state.Sessions.Select(s => SessionLines.Of(viewer, s, disclosure, page, open)).Select(line =>
                asOf is null ? line : line.WithoutButtons)])
            {
                AsOf = asOf,
            },
            stories.News(community, gathered, disclosure));
    }

    /// <summary>Who waits for an answer, and who has to be called. Their pages are of now, and so are the counts.</summary>
    private async ValueTask<(long Applicants, long ToCall)> OfPeopleAsync(Viewer viewer)
    {
        var batch = lists.Ask(viewer.In, null);
        var (applicants, toCall) =
            (batch.Count(PeopleList.View, PeopleList.Waiting(viewer.Now)), batch.Count(MessagesList.View, MessagesList.ToCall));
        await batch.RunAsync(viewer.Cancellation);
        return (viewer.May(PeopleFeature.AcceptMember) ? applicants.Value : 0, toCall.Value);
    }

    public static DayFigures FiguresOf(string community, TodayState state) => new(
        community, state.Now.DueUnmatched,
            state.Now.FirstDue is { } first ? new By(first, state.Now.IsFirstDueByADay) : null,
            state.Now.Waiting, state.At - state.Now.OldestWaiting,
            state.Now.BookingsToday, state.Now.SessionsToday, state.Now.Unmet, state.Now.CommonestCause?.Code(),
            state.Now.UnseenNotes, state.Now.OldestNote);

    private async ValueTask<IReadOnlySet<(RequestId, OfferId)>> TriedAsync(Viewer viewer, IReadOnlyCollection<OpenRequest> shown)
    {
        Guid[] ids = [.. shown.Select(r => r.Request.State.Id.Value)];
        var matches = await lists.ReadAsync(
            MatchesList.View, viewer.In, null, MatchesList.Request.In(ids), MatchesList.OldestFirst, ListReader.Most, viewer.Cancellation);
        return matches.Select(m => (m.Row.State.Request, m.Row.State.Offer)).ToHashSet();
    }
}
