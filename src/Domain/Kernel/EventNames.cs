using System.Collections.Frozen;
using System.Reflection;

namespace Coordination.Domain.Kernel;

/// <summary>What is known of one kind of event: its stored name, who may see it, and whom it is about.</summary>
public sealed record EventKind(string Name, Type Type, Func<object, IEnumerable<PersonId>> Subjects)
{
    private readonly EventLinks links = new(Name, Type);

    public EventReaders Readers { get; } = new(Type);
    public To Visibility => Readers.Circle;

    /// <summary>The kind of stream it happens in.</summary>
    public string Stream => Name.Split('.')[0];

    public IEnumerable<LinkMember> LinkMembers => links.Members;

    /// <summary>The streams and people that the event ties to its own stream.</summary>
    public IEnumerable<EventLink> Links(object happened) => links.Of(happened);
}

/// <summary>Every event there is, by stored name and by type. The only place that reflects.</summary>
public static class EventNames
{
    private static readonly Lock knowing = new();
    private static volatile Known known = new([]);

    public static IReadOnlyList<EventKind> All => known.All;

    public static EventKind Of(object happened) => Of(happened.GetType());
    public static EventKind Of(Type type) => known.ByType[type];
    public static EventKind? Named(string name) => known.ByName.GetValueOrDefault(name);

    /// <summary>The events under a base type. Where the base is of another assembly, its events are added to those of the Domain.</summary>
    public static IEnumerable<EventKind> Under(Type root)
    {
        lock (knowing)
        {
            if (root.Assembly != typeof(EventNames).Assembly && !known.Roots.Contains(root)) known = new([.. known.Roots, root]);
        }
        return All.Where(kind => root.IsAssignableFrom(kind.Type));
    }

    public static IEnumerable<Type> Under<TEvent>() where TEvent : class => Under(typeof(TEvent)).Select(kind => kind.Type);

    private static EventKind Describe(Type type)
    {
        Type[] personal = [typeof(PersonId), typeof(PersonId?), typeof(Personal)];
        PropertyInfo[] people = [.. type.GetProperties().Where(p => personal.Contains(p.PropertyType)
            && p.GetCustomAttribute<LinksAttribute>() is not { Acts: true })];
        return new(type.GetCustomAttribute<StoredAsAttribute>()!.Name, type,
            happened => people.Select(p => p.GetValue(happened))
                .Select(v => v switch { PersonId id => id, Personal p => p.Subject, _ => (PersonId?)null }).OfType<PersonId>().Distinct());
    }

    private sealed class Known(IReadOnlyList<Type> roots)
    {
        public IReadOnlyList<Type> Roots => roots;

        public IReadOnlyList<EventKind> All { get; } =
            [.. typeof(EventNames).Assembly.GetTypes()
                .Concat(roots.SelectMany(root => root.Assembly.GetTypes().Where(root.IsAssignableFrom)))
                .Where(t => t.GetCustomAttribute<StoredAsAttribute>() is not null).Distinct()
                .Select(Describe).OrderBy(k => k.Name, StringComparer.Ordinal)];

        public FrozenDictionary<string, EventKind> ByName => field ??= All.ToFrozenDictionary(k => k.Name);
        public FrozenDictionary<Type, EventKind> ByType => field ??= All.ToFrozenDictionary(k => k.Type);
    }
}
