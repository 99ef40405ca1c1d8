using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Host.Commands;

/// <summary>A yes or no as a form sends it, as text.</summary>
public sealed class TypedFlag : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when reader.ValueTextEquals("true") => true,
        JsonTokenType.String when reader.ValueTextEquals("false") => false,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value ? "true" : "false");
}
