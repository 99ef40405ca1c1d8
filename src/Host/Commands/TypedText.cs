using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Host.Keys;

namespace Coordination.Host.Commands;

/// <summary>Text as people typed it, in every member of every body: normalised, and rejected if no store could hold it.</summary>
/// <param name="isOfForm">Whether blanks around it are left out.</param>
public sealed class TypedText(bool isOfForm = false) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType is not JsonTokenType.String ? throw new JsonException("text, in quotes.")
                : PlainText.Kept("text", reader.GetString()!) is var text && isOfForm ? text.Trim() : text;
        }
        catch (UnacceptableTextException unacceptable)
        {
            throw new JsonException(unacceptable.Rule);
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The text holds half of a character (a lone surrogate).");
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
