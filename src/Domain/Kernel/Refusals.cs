using System.Reflection;

namespace Coordination.Domain.Kernel;

/// <summary>Every refusal an assembly can give, by code: the list behind the pages that explain them.</summary>
public static class Refusals
{
    public static IReadOnlyList<Refusal> In(Assembly assembly) =>
        [.. assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal)f.GetValue(null)!)
            .OrderBy(r => r.Code, StringComparer.Ordinal)];
}
