using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>The kinds of values that events may hold.</summary>
public class StoredShapes
{
    private static readonly Type[] allowed =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
            typeof(Actor), typeof(ClauseId)];

    private static readonly string[] sealedShape = ["cipher", "digest", "name", "subject"];

    static StoredShapes() => StoredJson.Options.MakeReadOnly(populateMissingResolver: true);

    private sealed record Fractional(decimal Price);

    private sealed record Imitation(string Subject, string Name, string Digest, string Cipher);

    [Fact]
    public void The_envelope_has_these_members_and_no_other() =>
        Members(typeof(Envelope)).Select(m => m.Name).Should().BeEquivalentTo(
            "occurredAt", "actor", "onBehalfOf", "authority", "channel", "charterVersion", "clauses", "reasonCode",
            "visibility", "subjects", "commandId", "correlationId", "causationId", "random");

    [Fact]
    public void Facts_hold_whole_numbers_texts_times_and_codes_only()
    {
        Values(typeof(Fractional)).Where(NotAllowed).Should().ContainSingle().Which.Should().Be<decimal>();
        EventNames.All.Select(k => k.Type).Append(typeof(Envelope)).SelectMany(Values).Where(NotAllowed).Should().BeEmpty();
    }

    [Fact]
    public void Only_a_sealed_value_has_the_members_of_a_sealed_value()
    {
        Objects(typeof(Imitation)).Where(LooksSealed).Should().ContainSingle();
        EventNames.All.SelectMany(k => Objects(k.Type)).Where(LooksSealed).Distinct().Should().Equal(typeof(Personal));
    }

    private static bool NotAllowed(Type type) => !type.IsEnum && !allowed.Contains(type) && !IsId(type);
    private static bool LooksSealed(Type type) =>
        Members(type).Select(m => m.Name).Order(StringComparer.Ordinal).SequenceEqual(sealedShape);
    private static bool IsId(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
    private static IEnumerable<JsonPropertyInfo> Members(Type type) => Info(type).Properties.Where(p => p.Get is not null);
    private static JsonTypeInfo Info(Type type) => StoredJson.Options.GetTypeInfo(type);
    private static IEnumerable<Type> Values(Type type) => Reached(type, []).Where(t => Info(t).Kind == JsonTypeInfoKind.None);
    private static IEnumerable<Type> Objects(Type type) => Reached(type, []).Where(t => Info(t).Kind == JsonTypeInfoKind.Object);

    private static HashSet<Type> Reached(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!seen.Add(type)) return seen;
        var info = Info(type);
        foreach (var member in Members(type)) Reached(member.PropertyType, seen);
        if (info.ElementType is { } element) Reached(element, seen);
        if (info.KeyType is { } key) Reached(key, seen);
        return seen;
    }
}
