using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Commands;

/// <summary>Reads a body strictly: unknown members, quoted numbers and missing fields are named, never guessed.</summary>
public static class RequestBody
{
    public const int MostBytes = 64 * 1024, Deepest = 32;

    private static readonly JsonSerializerOptions strict = Strict(new TypedText());
    private static readonly JsonSerializerOptions fromForm = new(Strict(new TypedText(isOfForm: true), new TypedFlag()))
    { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public static JsonSerializerOptions Options => strict;

    /// <summary>Whether the body is UTF-8 and not compressed, as far as its headers say.</summary>
    public static bool IsPlain(HttpRequest request) =>
        request.Headers.ContentEncoding.All(coding => string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase))
        && (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

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

    public static TBody Parse<TBody>(ReadOnlyMemory<byte> json) where TBody : class =>
        Parse<TBody>(json.IsEmpty ? "{}"u8.ToArray() : json, strict);

    /// <summary>
    /// A form is read as the same body: names with dots are nested members, names that end in [] are lists, empty fields are absent. Blanks
    /// around a text or a number are left out; around anything else they are as wrong as in JSON.
    /// </summary>
    public static TBody Parse<TBody>(IFormCollection form, IEnumerable<string> apart) where TBody : class
    {
        var root = new JsonObject();
        foreach (var (name, values) in form.Where(f => !apart.Contains(f.Key) && f.Value.Any(v => !string.IsNullOrWhiteSpace(v))))
        {
            var path = name.Split('.');
            if (path.Length >= Deepest) throw new MalformedException(name, BodyFaults.Unknown);
            var owner = root;
            foreach (var step in path[..^1]) owner = (owner[step] ??= new JsonObject()) as JsonObject ?? throw SaidTwice(name);
            var isList = path[^1].EndsWith("[]", StringComparison.Ordinal);
            if (!isList && values.Count > 1) throw SaidTwice(name);
            if (!owner.TryAdd(isList ? path[^1][..^2] : path[^1], isList
                ? new JsonArray([.. values.Select(v => (JsonNode?)v)]) : JsonValue.Create(Said(values[0]!)))) throw SaidTwice(name);
        }
        return Parse<TBody>(JsonSerializer.SerializeToUtf8Bytes(root), fromForm);
    }

    private static string Said(string typed) => typed.Trim() is var said && said.All(char.IsAsciiDigit) ? said : typed;

    private static MalformedException SaidTwice(string field) => new(field, "said once, as a whole or member by member.");

    private static TBody Parse<TBody>(ReadOnlyMemory<byte> json, JsonSerializerOptions options) where TBody : class
    {
        try
        {
            var body = JsonSerializer.Deserialize<TBody>(json.Span, options) ?? throw new MalformedException("body", "a JSON object.");
            LongLists.Refuse(json.Span, options.MaxDepth);
            return BodyLimits.Beyond(body, options) is { Count: > 0 } beyond ? throw new MalformedException(beyond) : body;
        }
        catch (JsonException)
        {
            throw new MalformedException(BodyFaults.In(json, typeof(TBody), options));
        }
    }

    private static JsonSerializerOptions Strict(params JsonConverter[] typed)
    {
        var options = StoredJson.Configure(new()
        {
            MaxDepth = Deepest,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
        });
        foreach (var converter in (JsonConverter[])[new TypedInstant(), .. typed]) options.Converters.Insert(0, converter);
        return options;
    }
}
