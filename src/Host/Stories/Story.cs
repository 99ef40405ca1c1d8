using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>One event of a story: what happened, and everything its envelope says about how it came to be.</summary>
public sealed record StoryEvent(
    long Seq, string Type, Guid Stream, long Version, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor,
    Authority Authority, Channel Channel, int CharterVersion, IReadOnlyList<ClauseId> Clauses, To Visibility, JsonObject Facts)
{
    public PersonId? OnBehalfOf { get; init; }
    public string? ReasonCode { get; init; }
}

/// <summary>The events about one thing, in the order of the store.</summary>
public sealed record Story(IReadOnlyList<StoryEvent> Events)
{
    /// <summary>What to send as <c>before</c> to read what happened before these; absent if they begin with the first.</summary>
    public long? Before { get; init; }

    /// <summary>The events these roles may see, and those about the viewer; of each what they may see.</summary>
    /// <param name="isShared">Whether all with these roles read the same: then nothing is shown because it is about the viewer.</param>
    public static IReadOnlyList<StoredFact> Visible(Viewer viewer, IEnumerable<StoredFact> facts, bool isShared = false)
    {
        return [.. facts.Select(Seen).OfType<StoredFact>()];

        StoredFact? Seen(StoredFact fact)
        {
            var (kind, isSubject) = (EventNames.Named(fact.Type), !isShared && fact.Envelope.Subjects.Any(viewer.Is));
            if (!Visibility.Sees(viewer.Roles, kind, fact.Envelope.Visibility, isSubject)) return null;
            // Nobody can say who may see what of an event that this program does not know.
            return kind is null ? fact with { Data = JsonSerializer.SerializeToElement(new JsonObject()) }
                : Without(fact, [.. Visibility.Hidden(viewer.Roles, kind, isSubject)]);
        }
    }

    private static StoredFact Without(StoredFact fact, IReadOnlyCollection<string> hidden)
    {
        if (hidden.Count == 0 || !fact.Data.EnumerateObject().Any(member => hidden.Contains(member.Name))) return fact;
        return fact with
        {
            Data = JsonSerializer.SerializeToElement(
                fact.Data.EnumerateObject().Where(member => !hidden.Contains(member.Name)).ToDictionary(m => m.Name, m => m.Value)),
        };
    }

    public static IEnumerable<Personal> PersonalIn(IEnumerable<StoredFact> facts) => facts.SelectMany(f => PersonalIn(f.Data));

    public static StoryEvent Of(StoredFact fact, Words words) => new(
        fact.Sequence, fact.Type, fact.Stream, fact.Version, fact.Envelope.OccurredAt, fact.RecordedAt, fact.Envelope.Actor,
            fact.Envelope.Authority, fact.Envelope.Channel,
        fact.Envelope.CharterVersion, fact.Envelope.Clauses, fact.Envelope.Visibility, (JsonObject)Plain(fact.Data, words)!)
    {
        OnBehalfOf = fact.Envelope.OnBehalfOf,
        ReasonCode = fact.Envelope.ReasonCode,
    };

    private static IEnumerable<Personal> PersonalIn(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object when IsPersonal(data) => [data.Deserialize<Personal>(StoredJson.Options)!],
        JsonValueKind.Object => data.EnumerateObject().SelectMany(m => PersonalIn(m.Value)),
        JsonValueKind.Array => data.EnumerateArray().SelectMany(PersonalIn),
        _ => [],
    };

    private static JsonNode? Plain(JsonElement data, Words words) => data.ValueKind switch
    {
        JsonValueKind.Object when IsPersonal(data) =>
            JsonSerializer.SerializeToNode(words.Of(data.Deserialize<Personal>(StoredJson.Options)!), StoredJson.Options),
        JsonValueKind.Object => new JsonObject(data.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Plain(m.Value, words)))),
        JsonValueKind.Array => new JsonArray([.. data.EnumerateArray().Select(e => Plain(e, words))]),
        _ => JsonSerializer.SerializeToNode(data),
    };

    private static bool IsPersonal(JsonElement data)
    {
        return data.EnumerateObject().Count() == 4 && data.TryGetProperty("subject", out var subject)
            && subject.ValueKind is JsonValueKind.String && subject.TryGetGuid(out _)
            && IsText("name") && IsText("digest") && IsText("cipher");

        bool IsText(string member) => data.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String;
    }
}
