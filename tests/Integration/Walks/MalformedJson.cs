using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Integration.Walks;

/// <summary>A valid body of which one member was made malformed.</summary>
public sealed class MalformedJson(Random dice)
{
    /// <summary>Raw texts to write in place of a value.</summary>
    private static readonly string[] values =
    [
        "null", "true", "[]", "{}", "0", "-1", "1.5", "1e400", "99999999999999999999", "-0", "01", "NaN", "\"\"", "\" \"", "\"\\u0000\"",
            "\"a\\ud800b\"", "\"\\udfff\"", "\"\\x\"", "\"2026-02-30\"", "\"2026-13-01\"", "\"25:00\"", "\"0001-01-01\"", "\"9999-12-31\"",
            "\"9999-12-31T23:59:59.999999Z\"",
        "\"0001-01-01T00:00:00.000000Z\"", "\"2026-01-10T09:40:00+99:00\"", "\"\\u202e\\u0007\\u001b[31m\"",
            "\"00000000-0000-0000-0000-000000000000\"", "\"FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF\"", "\"{0}%s${7*7}\"",
            "\"'; drop table x; --\"", "\"E05001370\\r\\nX: y\"", "2147483648", "9007199254740993", "[[[[]]]]", "{\"a\":{\"a\":{}}}",
    ];

    public byte[] Of(JsonObject body)
    {
        var (owner, name) = Member(body);
        if (name is null) return [.. "{\"\\u0000\":1,\"\":2}"u8];
        const string here = "here-it-goes";
        owner[name] = here;
        var text = body.ToJsonString();
        var spoiled = dice.Next(8) switch
        {
            0 => Replaced($"\"{new string('x', dice.Next(2) == 0 ? 2500 : 60_000)}\""),
            1 => text.Replace($"\"{name}\":", $"\"{name}\":1,\"{name}\":", StringComparison.Ordinal),
            2 => text.Replace($"\"{name}\":", "\"nobody-knows-this\":", StringComparison.Ordinal),
            3 => text[..dice.Next(text.Length)],
            4 => Replaced(string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70))),
            5 => Replaced("\"\u0001\""),
            _ => Replaced(values[dice.Next(values.Length)]),
        };
        // Half of a UTF-8 character in place of a character.
        return spoiled.Contains('\u0001', StringComparison.Ordinal)
            ? [.. Encoding.UTF8.GetBytes(spoiled).Select(b => b == 1 ? (byte)0xC3 : b)] : Encoding.UTF8.GetBytes(spoiled);

        string Replaced(string by) => text.Replace($"\"{here}\"", by, StringComparison.Ordinal);
    }

    private (JsonObject Owner, string? Name) Member(JsonObject body)
    {
        if (body.Count == 0) return (body, null);
        var (name, value) = body.ElementAt(dice.Next(body.Count));
        return value is JsonObject { Count: > 0 } inner && dice.Next(2) == 0 ? Member(inner) : (body, name);
    }
}
