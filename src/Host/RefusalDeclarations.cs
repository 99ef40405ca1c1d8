using System.Reflection;
using Coordination.Domain.Kernel;

namespace Coordination.Host;

/// <summary>What a caller of this Host can be refused with.</summary>
public static class RefusalDeclarations
{
    private static readonly Assembly[] own = [typeof(Refusal).Assembly, typeof(Feature).Assembly];

    /// <summary>By code: the refusals of the rules and rooms of this program, and those beside a feature of another assembly.</summary>
    public static IReadOnlyDictionary<string, Refusal> Refusals(this Declarations declarations) =>
        own.SelectMany(Domain.Kernel.Refusals.In)
            .Concat(declarations.Features.Select(feature => feature.GetType()).Where(type => !own.Contains(type.Assembly))
                .SelectMany(Domain.Kernel.Refusals.Beside))
            .ToDictionary(refusal => refusal.Code);
}
