using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Pages;

namespace Coordination.Host.Charts;

/// <summary>Charts of what is asked, met and unmet, of where need is, and of what the days hold. Each is drawn over its table.</summary>
public sealed class ChartsFeature : Feature
{
    public static readonly Permission SeeCharts = new("see-charts", "See charts of requests, need and work, which name nobody.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeCharts, Role.Coordinator, Role.Steward, Role.Auditor);
        it.MapChartReads();
        it.Page("/charts", SeeCharts, ChartsPages.ShowAsync, LookBack.Asks);
        it.Link(LinkPlace.Foot, "charts.title", "/charts", SeeCharts);
        it.Tag("charts", "Counts of requests, need and work by week, ward and day.");
    }
}
