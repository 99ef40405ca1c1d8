using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Everything that keeps a body from being read, by member and in words, and not only what a reader meets first.</summary>
public sealed class BodyFaults
{
    public const string Unknown = "is not known here.";
    private const int MostNamed = 20;

    private readonly JsonSerializerOptions options;
    private readonly List<Fault> found = [];

    private BodyFaults(JsonSerializerOptions options) => this.options = options;

    public static IReadOnlyList<Fault> In(ReadOnlyMemory<byte> json, Type body, JsonSerializerOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = options.MaxDepth });
            var faults = new BodyFaults(options);
            faults.Look(document.RootElement, body, "");
            return faults.found is { Count: > 0 } found ? [.. found.Take(MostNamed)] : [new("body", "a JSON object as it is described.")];
        }
        catch (JsonException wrong)
        {
            return [new("body", $"JSON. It breaks off in line {wrong.LineNumber + 1}, at byte {wrong.BytePositionInLine + 1}.")];
        }
    }

    private void Look(JsonElement value, Type type, string path)
    {
        var of = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (of.Kind is JsonTypeInfoKind.Object && value.ValueKind is JsonValueKind.Object) Members(value, of, path);
        else if (of is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && value.ValueKind is JsonValueKind.Array)
            foreach (var (place, item) in value.EnumerateArray().Index())
            {
                if (item.ValueKind is not JsonValueKind.Null) Look(item, element, $"{path}[{place}]");
            }
        else if (WrongIn(value, of) is { } expected) found.Add(new(path.Length == 0 ? "body" : path, expected));
    }

    private void Members(JsonElement value, JsonTypeInfo of, string path)
    {
        var said = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var name = NameOf(member);
            var at = path.Length == 0 ? name : $"{path}.{name}";
            var known = of.Properties.FirstOrDefault(p => p.Name == name);
            if (known is null) found.Add(new(at, Unknown));
            else if (!said.Add(name)) found.Add(new(at, "said once."));
            else if (member.Value.ValueKind is not JsonValueKind.Null) Look(member.Value, known.PropertyType, at);
            else if (!TakesNull(known)) found.Add(new(at, known.IsRequired ? "is required." : "not null; leave it out."));
        }
        foreach (var missing in of.Properties.Where(p => p.IsRequired && !said.Contains(p.Name)))
            found.Add(new(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}", "is required."));
    }

    private static bool TakesNull(JsonPropertyInfo member) =>
        member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is not null : member.IsSetNullable;

    /// <summary>A name that holds half of a character is no name of a member.</summary>
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "body";
        }
    }

    private static string? WrongIn(JsonElement value, JsonTypeInfo of)
    {
        try
        {
            value.Deserialize(of);
            return null;
        }
        catch (JsonException wrong)
        {
            return Words(of, wrong);
        }
    }

    private static string Words(JsonTypeInfo of, JsonException wrong) => of.Type switch
    {
        var type when type == typeof(string) => Lowered(wrong.Message),
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetValues(of.Type).Cast<Enum>().Select(CodeNames.Of))}.",
        var type when type == typeof(int) || type == typeof(long) => "a whole number.",
        var type when type == typeof(bool) => "true or false.",
        var type when type == typeof(DateOnly) => "a day, YYYY-MM-DD.",
        var type when type == typeof(TimeOnly) => "a time of day, HH:mm.",
        var type when type == typeof(DateTimeOffset) => TypedInstant.Expected,
        { IsValueType: true } when of.Kind is JsonTypeInfoKind.None => "an id is a lower-case UUID.",
        _ when of.Kind is JsonTypeInfoKind.Enumerable => "a list.",
        _ when of.Kind is JsonTypeInfoKind.Object => "a JSON object.",
        _ => "has another type or is not one of the values allowed here.",
    };

    private static string Lowered(string words) => words is [var first, .. var rest] ? char.ToLowerInvariant(first) + rest : words;
}
