using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Api;

/// <summary>A thing that examples of the API name. Whoever fills a demo makes it, by the command of a coordinator.</summary>
/// <param name="Name">What examples call it: "offer/tom".</param>
/// <param name="DaysAgo">How many days before the demo ends it is made.</param>
public sealed record ExampleThing(string Name, int DaysAgo, Permission Permission, Func<ExampleValues, Plan> Plan);

public static class ExampleThings
{
    public static void ExampleThing(this FeatureBuilder it, string name, int daysAgo, Permission permission,
        Func<ExampleValues, Plan> plan) => it.Add(new ExampleThing(name, daysAgo, permission, plan));
}
