using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Requests;

namespace Coordination.Host.Charts;

/// <summary>The page of charts, now or as of a past moment. Each number leads to exactly its list at that moment.</summary>
public static class ChartsPages
{
    public static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var moment = await ChartMoment.OfAsync(reader.Viewer, reader.AsOf);
        var (weeks, wards, days) =
            (await WeekCounts.CountAsync(moment), await WardCounts.CountAsync(moment), await WorkCounts.CountAsync(moment));
        var (code, seesRequests) = (reader.Code, reader.Viewer.May(RequestsFeature.SeeRequests));
        return reader.Page<ChartsPage>("charts.title", Section.Elsewhere, new ChartsModel(
            [.. weeks.Items.Select(w => new WeekLine(w.From, Number(w.Asked, "all", WeekCounts.Only(w.From)),
                Number(w.Met, "met", WeekCounts.Only(w.From)), Number(w.Unmet, "unmet", WeekCounts.Only(w.From)),
                [.. w.Causes.Select(c => new CauseNumber(c.Cause.Code(), Number(c.Count, "unmet", WeekCounts.Only(w.From, c.Cause))))]))],
            [.. wards.Items.Select(w => new WardLine(w.Ward, w.Name,
                w.Open is { } open ? Number(open, "open", WardCounts.Only(w.Ward)) : null))],
            [.. days.Items.Select(d => new DayLine(d.On, d.On == moment.Today, new(d.Sessions, SessionsOf(d.On)),
                new(d.Places, SessionsOf(d.On)), Number(d.Promised, "promised", WorkCounts.Only(d.On)),
                Number(d.Due, "open", WorkCounts.Only(d.On))))])
        {
            IsUpToDate = weeks.IsUpToDate && wards.IsUpToDate && days.IsUpToDate,
            HidesSmall = !seesRequests,
        });

        ChartNumber Number(long count, string show, RequestNarrowing only) =>
            new(count, seesRequests ? only.Address(code, show).AsOf(reader.AsOf) : null);

        string SessionsOf(DateOnly day) => Links.SessionsOf(code, day).AsOf(reader.AsOf);
    }
}
