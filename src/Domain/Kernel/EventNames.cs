using System.Collections.Frozen;
using System.Reflection;

namespace Coordination.Domain.Kernel;

/// <summary>What is known of one kind of event: its stored name, who may see it, and whom it is about.</summary>
public sealed record EventKind(string Name, Type Type, To Visibility, Func<object, IEnumerable<PersonId>> Subjects);

/// <summary>Every event there is, by stored name and by type. The only place that reflects.</summary>
public static class EventNames
{
    public static IReadOnlyList<EventKind> All { get; } =
        [.. typeof(EventNames).Assembly.GetTypes().Where(t => t.GetCustomAttribute<StoredAsAttribute>() is not null).Select(Describe)
            .OrderBy(k => k.Name, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, EventKind> byName = All.ToFrozenDictionary(k => k.Name);
    private static readonly FrozenDictionary<Type, EventKind> byType = All.ToFrozenDictionary(k => k.Type);

    public static EventKind Of(object happened) => byType[happened.GetType()];
    public static EventKind Of(Type type) => byType[type];
    public static EventKind? Named(string name) => byName.GetValueOrDefault(name);

    private static EventKind Describe(Type type)
    {
        PropertyInfo[] people = [.. type.GetProperties()
            .Where(p => p.PropertyType == typeof(PersonId) || p.PropertyType == typeof(PersonId?) || p.PropertyType == typeof(Personal))];
        return new(type.GetCustomAttribute<StoredAsAttribute>()!.Name, type,
            type.GetCustomAttribute<VisibleAttribute>()?.Circle ?? To.Coordinators,
            happened => people.Select(p => p.GetValue(happened))
                .Select(v => v switch { PersonId id => id, Personal p => p.Subject, _ => (PersonId?)null }).OfType<PersonId>().Distinct());
    }
}
