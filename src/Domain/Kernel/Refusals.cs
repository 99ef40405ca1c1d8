using System.Reflection;

namespace Coordination.Domain.Kernel;

/// <summary>All refusals that there are. The pages that explain them are made from this list.</summary>
public static class Refusals
{
    public static IReadOnlyList<Refusal> In(Assembly assembly) => Of(assembly.GetTypes());

    /// <summary>The refusals in the namespace of a type.</summary>
    public static IReadOnlyList<Refusal> Beside(Type type) =>
        Of(type.Assembly.GetTypes().Where(other => other.Namespace == type.Namespace));

    private static IReadOnlyList<Refusal> Of(IEnumerable<Type> types) =>
        [.. types.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal)f.GetValue(null)!)
            .OrderBy(r => r.Code, StringComparer.Ordinal)];
}
