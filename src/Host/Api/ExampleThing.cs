using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Api;

/// <summary>A thing that examples of the API name. Filling the demo creates it by a coordinator's command.</summary>
/// <param name="Name">The name that examples use: "offer/tom".</param>
/// <param name="DaysAgo">How many days before the end of the demo it is created.</param>
public sealed record ExampleThing(string Name, int DaysAgo, Permission Permission, Func<ExampleValues, Plan> Plan);

public static class ExampleThings
{
    public static void ExampleThing(this FeatureBuilder it, string name, int daysAgo, Permission permission,
        Func<ExampleValues, Plan> plan) => it.Add(new ExampleThing(name, daysAgo, permission, plan));
}
