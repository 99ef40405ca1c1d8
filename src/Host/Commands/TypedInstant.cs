using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>
/// An instant as callers write it (RFC 3339, https://www.rfc-editor.org/rfc/rfc3339#section-5.6): with its offset, and as many digits of a
/// second as they have. It is kept in UTC to the microsecond.
/// </summary>
public sealed class TypedInstant : JsonConverter<DateTimeOffset>
{
    public const string Expected = "an instant of this century or the next with its offset, like 2026-01-10T09:40:00Z.";

    private static readonly string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Null if it is none.</summary>
    public static DateTimeOffset? Of(string? text) =>
        DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && (text!.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10) && Moment.IsInBounds(instant.Year)
            ? instant.ToUniversalTime().AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond))
            : null;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Of(reader.TokenType is JsonTokenType.String ? reader.GetString() : null) ?? throw new JsonException(Expected);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantJson.Write(value));
}
