using System.Reflection;
using Coordination.Domain.Kernel;

namespace Coordination.Host;

/// <summary>The refusals that callers of this Host can get.</summary>
public static class RefusalDeclarations
{
    private static readonly Assembly[] own = [typeof(Refusal).Assembly, typeof(Feature).Assembly];

    /// <summary>By code: the refusals of the rules and rooms of this program, and those of features in other assemblies.</summary>
    public static IReadOnlyDictionary<string, Refusal> Refusals(this Declarations declarations) =>
        own.SelectMany(Domain.Kernel.Refusals.In)
            .Concat(declarations.Features.Select(feature => feature.GetType()).Where(type => !own.Contains(type.Assembly))
                .SelectMany(Domain.Kernel.Refusals.Beside))
            .ToDictionary(refusal => refusal.Code);
}
