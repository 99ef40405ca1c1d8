using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Reads a body strictly: unknown members, quoted numbers and missing fields are named, never guessed.</summary>
public static class RequestBody
{
    public const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions strict =
        StoredJson.Configure(new()
        {
            MaxDepth = 32,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            Converters = { new TypedText() }
        });
    private static readonly JsonSerializerOptions fromForm = new(strict)
    { NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = { new TypedFlag() } };

    public static JsonSerializerOptions Options => strict;

    /// <summary>Null if the body is larger than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes) return null;
        using var buffer = new MemoryStream();
        var part = new byte[8192];
        while (await request.Body.ReadAsync(part, cancellation) is > 0 and var read)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > MostBytes) return null;
        }
        return buffer.ToArray();
    }

    public static TBody Parse<TBody>(ReadOnlySpan<byte> json) => Parse<TBody>(json.IsEmpty ? "{}"u8 : json, strict);

    /// <summary>A form is read as the same body: names with dots are nested members, empty fields are absent.</summary>
    public static TBody Parse<TBody>(IFormCollection form, IEnumerable<string> apart)
    {
        var root = new JsonObject();
        foreach (var (name, values) in form.Where(f => !apart.Contains(f.Key) && f.Value.Any(v => !string.IsNullOrWhiteSpace(v))))
        {
            var path = name.Split('.');
            var owner = root;
            foreach (var step in path[..^1]) owner = (owner[step] ??= new JsonObject()) as JsonObject ?? throw SaidTwice(name);
            if (!owner.TryAdd(path[^1].TrimEnd('[', ']'), path[^1].EndsWith("[]", StringComparison.Ordinal)
                ? new JsonArray([.. values.Select(v => (JsonNode?)v)]) : JsonValue.Create(values[^1]!.Trim()))) throw SaidTwice(name);
        }
        return Parse<TBody>(JsonSerializer.SerializeToUtf8Bytes(root), fromForm);
    }

    private static MalformedException SaidTwice(string field) => new(field, "said once, as a whole or member by member.");

    private static TBody Parse<TBody>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<TBody>(json, options) ?? throw new MalformedException("body", "a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new MalformedException(Field(wrong), Expected(wrong));
        }
    }

    private static string Field(JsonException wrong) =>
        wrong.Message.Contains("missing required properties", StringComparison.Ordinal)
            ? wrong.Message.Split('\'') is [_, _, _, var name, ..] ? name : "body"
        : wrong.Path is { Length: > 2 } path ? path[2..] : "body";

    private static string Expected(JsonException wrong) =>
        wrong.Message.Contains("missing required", StringComparison.Ordinal) ? "is required."
        : wrong.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? "is not known here."
        : wrong.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? "has another type or is not one of the values allowed here."
        : wrong.Message.Split(" Path:")[0];
}
