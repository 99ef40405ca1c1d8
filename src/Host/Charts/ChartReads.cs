using Coordination.Host.Reads;

namespace Coordination.Host.Charts;

/// <summary>The numbers behind the charts, counted by the same code.</summary>
public static class ChartReads
{
    public static void MapChartReads(this FeatureBuilder it)
    {
        it.Read<WeeksAnswer>("/charts/weeks", ChartsFeature.SeeCharts, "getRequestsByWeek",
            "Count what was asked, met and unmet in the last twelve weeks", async (viewer, asked) =>
            {
                var counted = await WeekCounts.CountAsync(await ChartMoment.OfAsync(viewer, asked.AsOf));
                return new(new WeeksAnswer(counted.Position, counted.Items) { AsOf = asked.AsOf });
            }, QueryParameter.AsOf);
        it.Read<WardsAnswer>("/charts/wards", ChartsFeature.SeeCharts, "getNeedByWard", "Count open requests by ward",
            async (viewer, asked) =>
            {
                var counted = await WardCounts.CountAsync(await ChartMoment.OfAsync(viewer, asked.AsOf));
                return new(new WardsAnswer(counted.Position, WardCounts.FewestShown, counted.Items) { AsOf = asked.AsOf });
            }, QueryParameter.AsOf);
        it.Read<DaysAnswer>("/charts/days", ChartsFeature.SeeCharts, "getWorkByDay",
            "Count sessions, places, promises and due requests of the past seven days and the next fourteen", async (viewer, asked) =>
            {
                var counted = await WorkCounts.CountAsync(await ChartMoment.OfAsync(viewer, asked.AsOf));
                return new(new DaysAnswer(counted.Position, counted.Items) { AsOf = asked.AsOf });
            }, QueryParameter.AsOf);
    }
}
