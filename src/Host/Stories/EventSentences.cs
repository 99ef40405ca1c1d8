using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>The sentence shown for an event, as its feature declares it.</summary>
public sealed class EventSentences(Declarations declarations)
{
    private static readonly EventDeclaration unreadable = new(typeof(object), "circle-dot", EventTone.Plain, (_, _) => []);
    private readonly Dictionary<Type, EventDeclaration> byType = declarations.All<EventDeclaration>().ToDictionary(e => e.Type);

    /// <summary>An event of a kind that no feature of this Host declares gets a general sentence.</summary>
    public EventDeclaration Of(StoredFact fact) => Declared(fact) ?? unreadable;

    public Sentence Of(StoredFact fact, EventContext says) => Declared(fact) is { } declared && Happened(fact) is { } happened
        ? new(declared.Key(happened), declared.Values(happened, says))
        : new("story.not-readable");

    private EventDeclaration? Declared(StoredFact fact) =>
        EventNames.Named(fact.Type) is { } kind ? byType.GetValueOrDefault(kind.Type) : null;

    /// <summary>Null if this program cannot read it.</summary>
    private static object? Happened(StoredFact fact)
    {
        try
        {
            return EventNames.Named(fact.Type) is { } kind ? fact.Data.Deserialize(kind.Type, StoredJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
