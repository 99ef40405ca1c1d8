using Coordination.Host;
using Coordination.Integration.Features.ToolLibrary;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration;

/// <summary>What the Hosts of the tests have: the features of the product, and one of the tests' own.</summary>
public static class TestFeatures
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        .. Host.Features.All,
        new ToolLibraryFeature(),
    ];

    public static Declarations Declared { get; } = new(All, new ServiceCollection());
}
