using JasperFx.Events.Subscriptions;
using static Marten.MartenServiceCollectionExtensions;

namespace Coordination.Host.Policies;

/// <summary>A policy. The store runs it under its name on one Host at a time.</summary>
public sealed record PolicyDeclaration(Action<MartenConfigurationExpression, Action<ISubscriptionOptions, string>> Subscribe);

public static class PolicyDeclarations
{
    /// <param name="storedAs">The name under which the store keeps its position. It never changes.</param>
    public static void Policy<TPolicy>(this FeatureBuilder it, string storedAs) where TPolicy : Policy
    {
        it.Services.AddSingleton<TPolicy>().AddSingleton<Policy>(s => s.GetRequiredService<TPolicy>());
        it.Add(new PolicyDeclaration((store, configure) =>
            store.AddSubscriptionWithServices<PolicyReader<TPolicy>>(ServiceLifetime.Singleton, s => configure(s, storedAs))));
    }
}
