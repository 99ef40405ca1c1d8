using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Requests;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Charts;

/// <summary>Counts what was asked, met and unmet in the last weeks, by the filters of the lists that the counts lead to.</summary>
public static class WeekCounts
{
    public const int Weeks = 12;

    /// <summary>What narrows a view of the requests to a week and, if one is given, to a cause.</summary>
    public static RequestNarrowing Only(DateOnly monday, Cause? cause = null) =>
        new() { From = monday, To = monday.AddDays(6), Cause = cause };

    public static async ValueTask<Counted<WeekOfRequests>> CountAsync(ChartMoment moment)
    {
        var (batch, reached, parked) = moment.Ask();
        var last = Days.MondayOf(moment.Today);
        var weeks = Enumerable.Range(1 - Weeks, Weeks).Select(week => last.AddDays(7 * week)).Select(monday => (Monday: monday,
            Asked: batch.Count(RequestsList.View, Only(monday).Filter(RequestsList.RaisedAt, moment.Zone)),
            Met: batch.Count(RequestsList.View, RequestFilters.Met & Only(monday).Filter(RequestsList.EndedAt, moment.Zone)),
            Unmet: batch.Count(RequestsList.View, Unmet(monday, moment.Zone)),
            Causes: batch.Tally(RequestsList.View, Unmet(monday, moment.Zone), RequestsList.Cause))).ToList();
        await batch.RunAsync(moment.Viewer.Cancellation);
        return new([.. weeks.Select(w => new WeekOfRequests(w.Monday, w.Monday.AddDays(7), w.Asked.Value, w.Met.Value, w.Unmet.Value,
            [.. CausesIn(w.Causes.Value)]))], moment.UpTo(reached.Value), parked.Value == 0);
    }

    private static Filter<ListedRequest> Unmet(DateOnly monday, string zone) =>
        RequestFilters.EverUnmet & Only(monday).Filter(RequestsList.EndedAt, zone);

    /// <summary>The most frequent first.</summary>
    private static IEnumerable<UnmetFor> CausesIn(IReadOnlyDictionary<string, long> tally) => Enum.GetValues<Cause>()
        .Select(cause => new UnmetFor(cause, tally.GetValueOrDefault(cause.ToString()))).Where(c => c.Count > 0)
        .OrderByDescending(c => c.Count).ThenBy(c => c.Cause);
}
