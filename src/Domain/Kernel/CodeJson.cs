using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>
/// Codes in JSON. A value is taken by its own code only: not in other letters, not with blanks, not as a number, not two of them joined.
/// </summary>
public sealed class CodeJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Exact<>).MakeGenericType(typeToConvert))!;

    private sealed class Exact<TCode> : JsonConverter<TCode> where TCode : struct, Enum
    {
        public override TCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(reader.TokenType is JsonTokenType.String ? reader.GetString() : null);

        public override TCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(reader.GetString());

        public override void Write(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(CodeNames.Of(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
            writer.WritePropertyName(CodeNames.Of(value));

        private static TCode Of(string? code) =>
            CodeNames.Find<TCode>(code) ?? throw new JsonException("There is no such code.");
    }
}
