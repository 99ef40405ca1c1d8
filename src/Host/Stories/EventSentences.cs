using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>The sentence shown for an event, as its feature declares it.</summary>
public sealed class EventSentences(Declarations declarations)
{
    private readonly Dictionary<Type, EventDeclaration> byType = declarations.All<EventDeclaration>().ToDictionary(e => e.Type);

    public EventDeclaration Of(StoredFact fact) => EventNames.Named(fact.Type) is { } kind && byType.TryGetValue(kind.Type, out var declared)
        ? declared
        : throw new InvalidOperationException($"No feature declares a sentence for '{fact.Type}'.");

    public Sentence Of(StoredFact fact, EventContext says)
    {
        var (declared, happened) = (Of(fact), Happened(fact));
        return new(declared.Key(happened), declared.Values(happened, says));
    }

    private static object Happened(StoredFact fact) => fact.Data.Deserialize(EventNames.Named(fact.Type)!.Type, StoredJson.Options)!;
}
