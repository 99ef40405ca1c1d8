using Coordination.Domain.Kernel;
using Coordination.Host;

namespace Coordination.Integration.Communities;

/// <summary>A feature of another assembly, which lets a charter say for how long things are lent.</summary>
public sealed class LendingFeature : Feature
{
    public static readonly NumberParameter LendingDays = new("lending-days", "days", 1, 60, floor: 14,
        "For how many days something is lent.");

    public override void Declare(FeatureBuilder it) => it.Parameter(LendingDays);
}

/// <summary>A feature that declares the same id for another parameter.</summary>
public sealed class OtherLendingFeature : Feature
{
    public override void Declare(FeatureBuilder it) =>
        it.Parameter(new OneCodeParameter("lending-days", ["weekdays", "weekend"], floor: "weekdays", "On which days things are lent."));
}
