using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Integration.Walks;

/// <summary>
/// Valid bodies for commands, made from the description of the API and filled with ids of a community.
/// </summary>
public sealed class Bodies(JsonElement document)
{
    /// <summary>Values for members whose type alone does not say what is valid.</summary>
    private static readonly Dictionary<string, Func<JsonNode>> sensible = new()
    {
        ["ward"] = () => Place.Ward,
        ["code"] = () => "walk-" + Guid.NewGuid().ToString("n")[..12],
        ["unit"] = () => "parcel",
        ["category"] = () => "food",
        ["authority"] = () => "verbal-consent",
        ["channel"] = () => "phone",
        ["days"] = () => 30,
        ["shown"] = () => "written-consent",
        ["seenOn"] = () => DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", null),
        ["validUntil"] = () => DateTime.UtcNow.AddDays(300).ToString("yyyy-MM-dd", null),
        ["how"] = () => "verbal",
        ["cause"] = () => "no-capacity",
        ["role"] = () => "helper",
        ["corrects"] = () => 2,
        ["minutes"] = () => 60,
        ["on"] = () => DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", null),
        ["at"] = () => "12:00",
        ["callBack"] = () => false,
        ["name"] = () => "Walker " + Guid.NewGuid().ToString("n")[..8],
    };

    public IReadOnlyList<Door> Described { get; } =
        [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => new Door(o.Name.ToUpperInvariant(), p.Name)))];

    /// <summary>The members of a command's body that name a thing by its id.</summary>
    public IReadOnlyList<string> Ids(string below) =>
        SchemaOf(below) is not { } schema || !schema.TryGetProperty("properties", out var members) ? []
        : [.. members.EnumerateObject().Where(m => m.Value.TryGetProperty("format", out var format) && format.GetString() == "uuid")
            .Select(m => m.Name)];

    /// <summary>Null for what the API does not describe.</summary>
    public JsonObject? Fill(string below, IReadOnlyDictionary<string, string> things, IEnumerable<string> also)
    {
        if (SchemaOf(below) is not { } schema) return null;
        var body = (JsonObject)Value("", schema);
        foreach (var name in also) body[name] = Value(name, schema.GetProperty("properties").GetProperty(name));
        foreach (var id in Ids(below).Where(things.ContainsKey)) body[id] = things[id];
        return body;
    }

    private JsonElement? SchemaOf(string below)
    {
        var paths = document.GetProperty("paths");
        return (paths.TryGetProperty("/api/communities/{community}" + below, out var path) || paths.TryGetProperty(below, out path))
            && path.TryGetProperty("post", out var operation) && operation.TryGetProperty("requestBody", out var body)
            ? Resolved(body.GetProperty("content").GetProperty("application/json").GetProperty("schema")) : null;
    }

    private JsonElement Resolved(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var at)
            ? Resolved(document.GetProperty("components").GetProperty("schemas").GetProperty(at.GetString()!.Split('/')[^1])) : schema;

    private JsonNode Value(string name, JsonElement of)
    {
        var schema = Resolved(of);
        var isClosed = schema.TryGetProperty("enum", out var codes);
        if (sensible.TryGetValue(name, out var value)
            && (!isClosed || codes.EnumerateArray().Any(code => code.GetString() == value().GetValue<string>()))) return value();
        if (isClosed) return JsonValue.Create(codes[0].GetString())!;
        if (schema.TryGetProperty("properties", out var members))
        {
            var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet()
                : [];
            return new JsonObject(members.EnumerateObject().Where(m => required.Contains(m.Name) || m.Name is "at")
                .Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Value(m.Name, m.Value))));
        }
        return schema.GetProperty("type").GetString() switch
        {
            "object" => new JsonObject(),
            "array" => new JsonArray(Value("", schema.GetProperty("items"))),
            "integer" => 1,
            "boolean" => true,
            _ when schema.TryGetProperty("format", out var format) && format.GetString() == "uuid" => Guid.NewGuid().ToString(),
            _ when schema.TryGetProperty("format", out var format) && format.GetString() == "date" =>
                DateTime.UtcNow.ToString("yyyy-MM-dd", null),
            _ => "walked in",
        };
    }
}
