using System.Reflection;
using System.Text.Json;

namespace Coordination.Domain.Kernel;

/// <summary>Who sees a kind of event and each of its members, as its type declares.</summary>
public sealed class EventReaders(Type type)
{
    /// <summary>The widest circle; nobody where the event declares none.</summary>
    public To Circle { get; } = type.GetCustomAttribute<VisibleAttribute>()?.Circle ?? To.Sealed;

    /// <summary>The roles that see it; null if all of its circle do.</summary>
    public IReadOnlyList<Role>? Roles { get; } = type.GetCustomAttribute<SeenByAttribute>(inherit: true)?.Roles;

    /// <summary>The members that not everybody sees who sees the event, by their stored names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Role>> Members { get; } =
        (from property in type.GetProperties()
         let seen = property.GetCustomAttribute<SeenByAttribute>()
         where seen is not null || IsPersonal(property)
         select (property.Name, Roles: seen?.Roles ?? [])).ToDictionary(m => JsonNamingPolicy.CamelCase.ConvertName(m.Name), m => m.Roles);

    /// <summary>What the type leaves open: its own circle, and the readers of each text in it.</summary>
    public IEnumerable<string> Undeclared =>
        [.. type.GetCustomAttribute<VisibleAttribute>() is null ? [type.Name] : Array.Empty<string>(),
            .. type.GetProperties().Where(p => IsPersonal(p) && p.GetCustomAttribute<SeenByAttribute>() is null)
                .Select(p => $"{type.Name}.{p.Name}")];

    private static bool IsPersonal(PropertyInfo property) => property.PropertyType == typeof(Personal);
}
