using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Host.Requests;
using Coordination.Projections.Bookings;
using Coordination.Projections.Requests;

namespace Coordination.Host.Charts;

/// <summary>Counts what the past days held and the next ones hold, never by who does it.</summary>
public static class WorkCounts
{
    public const int PastDays = 7, NextDays = 14;

    public static RequestNarrowing Only(DateOnly day) => new() { NeededOn = day };

    /// <summary>The next days begin with the day of the moment.</summary>
    public static async ValueTask<Counted<DayOfWork>> CountAsync(ChartMoment moment)
    {
        var (batch, reached, parked) = moment.Ask();
        var days = Enumerable.Range(-PastDays, PastDays + NextDays).Select(moment.Today.AddDays).Select(day =>
        {
            var (sessions, due) = (SessionsOfDay.Filter(day, moment.Zone),
                RequestFilters.Open & Only(day).Filter(RequestsList.RaisedAt, moment.Zone));
            return (Day: day, Sessions: batch.Count(SessionsList.View, sessions),
                Places: batch.Sum(SessionsList.View, sessions, SessionsList.Booked),
                Promised: batch.Count(RequestsList.View, due & MatchFilters.Promised.Filter), Due: batch.Count(RequestsList.View, due));
        }).ToList();
        await batch.RunAsync(moment.Viewer.Cancellation);
        return new([.. days.Select(d => new DayOfWork(d.Day, d.Sessions.Value, d.Places.Value, d.Promised.Value, d.Due.Value))],
            moment.UpTo(reached.Value), parked.Value == 0);
    }
}
