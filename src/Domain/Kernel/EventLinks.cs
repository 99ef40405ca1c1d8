using System.Reflection;
using System.Text.Json;

namespace Coordination.Domain.Kernel;

/// <summary>Marks an id in an event: the event ties its own stream to the stream or the person with this id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinksAttribute : Attribute
{
    /// <summary>True for the id of a part of the event's own stream: one place of a session.</summary>
    public bool IsPart { get; init; }

    /// <summary>True for the person who did it, or had a part in it: the event is not about them.</summary>
    public bool Acts { get; init; }

    /// <summary>True where a page asks for the latest such events of a whole community.</summary>
    public bool OfCommunity { get; init; }
}

/// <summary>
/// A tie from an event to a stream, a person or the command that an event follows from. The kind is the event's stored name and
/// the member that holds the id.
/// </summary>
/// <param name="Part">The part of its own stream that the event is about, where it is about a part.</param>
public sealed record EventLink(Guid Other, string Kind, Guid? Part)
{
    /// <summary>The kind of tie to the person in whose name somebody else acted. Its envelope says so, whatever the event is.</summary>
    public const string InNameOf = "envelope.onBehalfOf";

    /// <summary>The kind of tie from what the system did because of a command to that command: to the correlation of both.</summary>
    public const string FollowsFrom = "envelope.correlationId";
}

/// <summary>A member of a kind of event that ties streams, as it is stored.</summary>
/// <param name="OfPerson">Whether it holds the id of a person.</param>
public sealed record LinkMember(string Event, string Member, LinksAttribute Says, bool OfPerson)
{
    public string Kind => $"{Event}.{Member}";
    public bool IsPart => Says.IsPart;

    /// <summary>The kind of tie that a member of an event makes.</summary>
    /// <param name="member">The member as C# names it.</param>
    /// <exception cref="ArgumentException">The member ties nothing.</exception>
    public static string KindOf<TEvent>(string member) where TEvent : class =>
        EventNames.Of(typeof(TEvent)).LinkMembers.FirstOrDefault(m => m.Member == JsonNamingPolicy.CamelCase.ConvertName(member))?.Kind
            ?? throw new ArgumentException($"{typeof(TEvent).Name}.{member} ties nothing.", nameof(member));
}

/// <summary>The ties of one kind of event, read from its marked members.</summary>
public sealed class EventLinks
{
    private readonly IReadOnlyList<(LinkMember Member, Func<object, IEnumerable<Guid>> Ids)> members;

    public EventLinks(string name, Type type) => members =
        [.. from property in type.GetProperties()
            let links = property.GetCustomAttribute<LinksAttribute>()
            where links is not null
            let id = IdOf(property.PropertyType)
            select (new LinkMember(name, JsonNamingPolicy.CamelCase.ConvertName(property.Name), links, id == typeof(PersonId)),
                IdsIn(property, id))];

    public IEnumerable<LinkMember> Members => members.Select(m => m.Member);

    public IEnumerable<EventLink> Of(object happened)
    {
        if (members.Count == 0) return [];
        var part = members.Where(m => m.Member.IsPart).SelectMany(m => m.Ids(happened)).Select(id => (Guid?)id).FirstOrDefault();
        return members.SelectMany(m => m.Ids(happened).Distinct().Select(id => new EventLink(id, m.Member.Kind, part)));
    }

    private static Type IdOf(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GenericTypeArguments[0] : type);

    private static Func<object, IEnumerable<Guid>> IdsIn(PropertyInfo property, Type id)
    {
        var read = typeof(EventLinks).GetMethod(nameof(Ids), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(id)
            .CreateDelegate<Func<object?, IEnumerable<Guid>>>();
        return happened => read(property.GetValue(happened));
    }

    private static IEnumerable<Guid> Ids<TId>(object? value) where TId : struct, IId<TId> => value switch
    {
        TId id => [id.Value],
        IEnumerable<TId> ids => ids.Select(i => i.Value),
        _ => [],
    };
}
