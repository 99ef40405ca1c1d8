using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Operations.Leaving;

/// <summary>An event in an archive: its row, and its position in the store it came from.</summary>
public sealed record EventLine(long Seq, StoredRow Row)
{
    public string Named => Name(Row.Id, Row.Type, Row.Stream, Row.Version);

    /// <summary>The name of an event in messages. It reveals nothing of the content.</summary>
    public static string Name(Guid id, string type, Guid stream, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"the event {id} ({type}, stream {stream}, version {version})");

    /// <summary>Headers and data are exactly as PostgreSQL prints them.</summary>
    public byte[] Write() => Line.Of(json =>
    {
        json.WriteNumber("seq", Seq);
        json.WriteString("id", Row.Id);
        json.WriteString("stream", Row.Stream);
        json.WriteNumber("version", Row.Version);
        json.WriteString("tenant", Row.Tenant);
        json.WriteString("type", Row.Type);
        json.WriteString("recordedAt", InstantJson.Write(Row.RecordedAt));
        json.WritePropertyName("headers");
        json.WriteRawValue(Row.Headers);
        json.WritePropertyName("data");
        json.WriteRawValue(Row.Data);
    });

    private sealed record Parsed(long Seq, Guid Id, Guid Stream, long Version, string Tenant, string Type, DateTimeOffset RecordedAt,
        JsonElement Headers, JsonElement Data);

    public static EventLine Read(ReadOnlySpan<byte> line)
    {
        var parsed = Line.Read<Parsed>(line);
        return new(parsed.Seq, new(parsed.Id, parsed.Stream, parsed.Version, parsed.Tenant, parsed.Type, parsed.RecordedAt,
            parsed.Headers.GetRawText(), parsed.Data.GetRawText()));
    }
}

/// <summary>The hashes that identify an event: its leaf hash (docs/evidence.md) and the SHA-256 of its whole line, both in hex.</summary>
public sealed record LeafLine(long Position, Guid Id, Guid Stream, long Version, string Type, string Leaf, string Line)
{
    private static readonly byte[] leafPrefix = [0];

    public string Named => EventLine.Name(Id, Type, Stream, Version);

    public static LeafLine Of(long position, EventLine happened, ReadOnlySpan<byte> line) =>
        new(position, happened.Row.Id, happened.Row.Stream, happened.Row.Version, happened.Row.Type, LeafHash(happened.Row),
            Convert.ToHexStringLower(SHA256.HashData(line)));

    public static string LeafHash(StoredRow row) => Convert.ToHexStringLower(SHA256.HashData([.. leafPrefix, .. CanonicalForm.Of(row)]));
}

public sealed record StreamLine(Guid Id, long Version, DateTimeOffset Created, DateTimeOffset Timestamp);

/// <summary>A tag of an event, in the table of tags of its kind.</summary>
public sealed record TagLine(string Table, Guid Event, JsonElement Tag);

/// <summary>A contact detail as the vault holds it. Only the person's key can open it.</summary>
public sealed record VaultLine(Guid Person, string Field, string Cipher, byte[]? Blind = null);

/// <summary>The key of a person, wrapped by the community's key.</summary>
public sealed record KeyLine(Guid Person, Guid KeyId, byte[] Wrapped);

public sealed record DisclosureLine(string Viewer, Guid Subject, string Class, string Purpose, DateTimeOffset Hour);

/// <summary>One JSON object on one line; bytes are in base64.</summary>
public static class Line
{
    private static readonly JsonWriterOptions writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions strict =
        StoredJson.Configure(new() { AllowDuplicateProperties = false, RespectNullableAnnotations = true });

    static Line() => strict.RespectRequiredConstructorParameters = true;

    public static byte[] Of(Action<Utf8JsonWriter> members)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, writing);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return line.WrittenSpan.ToArray();
    }

    public static byte[] Of<T>(T line) => JsonSerializer.SerializeToUtf8Bytes(line, StoredJson.Options);
    public static byte[] Of(string line) => Encoding.ASCII.GetBytes(line);

    /// <summary>Throws <see cref="JsonException"/> if the line is not exactly such an object.</summary>
    public static T Read<T>(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<T>(line, strict) ?? throw new JsonException("Not an object.");
}
