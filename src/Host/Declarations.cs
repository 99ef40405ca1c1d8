using System.Collections.Concurrent;

namespace Coordination.Host;

/// <summary>Everything that the features of this Host declare, in the order of the features.</summary>
public sealed class Declarations
{
    private readonly IReadOnlyList<(Feature Feature, object Declaration)> all;
    private readonly ConcurrentDictionary<Type, object> byKind = [];

    public Declarations(IEnumerable<Feature> features, IServiceCollection services)
    {
        Features = [.. features];
        all = [.. Features.SelectMany(feature => DeclaredBy(feature, services), (feature, declaration) => (feature, declaration))];
    }

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The declarations of one kind.</summary>
    public IReadOnlyList<TDeclaration> All<TDeclaration>() => (IReadOnlyList<TDeclaration>)byKind.GetOrAdd(typeof(TDeclaration),
        _ => (TDeclaration[])[.. all.Select(d => d.Declaration).OfType<TDeclaration>()]);

    /// <summary>The declarations of one kind, each with the feature that made it.</summary>
    public IReadOnlyList<(Feature Feature, TDeclaration Declaration)> ByFeature<TDeclaration>() =>
        [.. all.Where(d => d.Declaration is TDeclaration).Select(d => (d.Feature, (TDeclaration)d.Declaration))];

    private static IReadOnlyList<object> DeclaredBy(Feature feature, IServiceCollection services)
    {
        var builder = new FeatureBuilder(feature, services);
        feature.Declare(builder);
        return builder.Declared;
    }
}
