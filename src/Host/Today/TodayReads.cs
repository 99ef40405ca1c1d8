using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Stories;

namespace Coordination.Host.Today;

/// <summary>An open request of the day and the proposals for it that wait for an answer.</summary>
public sealed record TodayRequest(RequestView Request, IReadOnlyList<MatchView> Waiting);

/// <summary>The coordinator's day: urgent counts, the open requests soonest first, today's sessions, and the latest events.</summary>
public sealed record TodayAnswer(DateTimeOffset AsOf, long Position, NowNumbers Now, long Open, IReadOnlyList<TodayRequest> Requests,
    IReadOnlyList<SessionView> Sessions, IReadOnlyList<StoryEvent> JustHappened);

/// <summary>The read of the day for programs.</summary>
public static class TodayReads
{
    private static readonly QueryParameter[] asks =
    [
        new("asOf", typeof(DateTimeOffset), "The day as it was known at this instant, and counted from it."),
        QueryParameter.At,
    ];

    public static void MapToday(this FeatureBuilder it) =>
        it.ReadOpened<TodayAnswer>("/today", TodayFeature.SeeToday, "getToday", "Read a coordinator's day", GetAsync, asks);

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var position = asked.AsOf is { } then ? await viewer.Service<StoredFacts>().PositionAtAsync(viewer.In, then, viewer.Cancellation)
            : (long?)null;
        var today = await viewer.Service<TodayView>()
            .ReadAsync(viewer.In, position, asked.AsOf ?? viewer.Now, asked.At, viewer.Cancellation);
        var happened = Story.Visible(viewer, today.JustHappened);
        var words = await viewer.Service<Opening>()
            .WordsAsync(viewer, [.. today.Requests.Select(r => r.Request.Words), .. Story.PersonalIn(happened)]);
        return new(new TodayAnswer(today.At, today.Position, today.Now, today.Open,
            [.. today.Requests.Select(r => new TodayRequest(RequestView.Of(r.Request, words),
                [.. r.Waiting.Select(m => MatchView.Of(m))]))],
            [.. today.Sessions.Select(s => SessionView.Of(s,
                booking => viewer.May(BookingsFeature.SeeBookings, viewer.To(booking.Person))))],
            [.. happened.Select(f => Story.Of(f, words))]), null, HoldsOpened: true);
    }
}
