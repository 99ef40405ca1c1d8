namespace Coordination.Host;

/// <summary>One feature of the Host. What it does not declare does not exist: no role sees it and no page names it.</summary>
public abstract class Feature
{
    public abstract void Declare(FeatureBuilder it);
}

/// <summary>Collects what one feature declares. Each room adds a method for the kind of declaration it reads.</summary>
public sealed class FeatureBuilder(Feature feature, IServiceCollection services)
{
    private readonly List<object> declared = [];

    public Feature Feature => feature;

    /// <summary>Registers the services of the feature.</summary>
    public IServiceCollection Services => services;

    public IReadOnlyList<object> Declared => declared;

    public TDeclaration Add<TDeclaration>(TDeclaration declaration) where TDeclaration : notnull
    {
        declared.Add(declaration);
        return declaration;
    }
}
