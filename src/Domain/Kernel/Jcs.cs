using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Coordination.Domain.Kernel;

/// <summary>
/// Writes a JSON value as canonical bytes (RFC 8785), with integers only. Every writer makes the same bytes, and no string is reformatted.
/// </summary>
public static class Jcs
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Canonical(string json)
    {
        using var document = Parse(json);
        return Canonical(document.RootElement);
    }

    public static byte[] Canonical(JsonElement value)
    {
        ArrayBufferWriter<byte> output = new();
        Write(output, value, static _ => null);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes of a list of strings.</summary>
    public static byte[] Canonical(params ReadOnlySpan<string> strings)
    {
        ArrayBufferWriter<byte> output = new();
        for (var i = 0; i < strings.Length; i++)
        {
            output.Write(i == 0 ? "["u8 : ","u8);
            WriteString(output, strings[i]);
        }
        output.Write(strings.Length == 0 ? "[]"u8 : "]"u8);
        return output.WrittenSpan.ToArray();
    }

    public static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(utf8.GetBytes(json));
        }
        catch (Exception broken) when (broken is JsonException or EncoderFallbackException)
        {
            throw new NotCanonicalException("Not JSON in well-formed Unicode.", broken);
        }
    }

    /// <summary>
    /// Writes a value. <paramref name="leftOut"/> is given the members of an object and names the one to leave out, if any.
    /// </summary>
    internal static void Write(
        IBufferWriter<byte> output, JsonElement value, Func<List<KeyValuePair<string, JsonElement>>, string?> leftOut)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(output, value, leftOut); break;
            case JsonValueKind.Array: WriteArray(output, value, leftOut); break;
            case JsonValueKind.String: WriteString(output, Text(value.GetString)); break;
            case JsonValueKind.Number: WriteAscii(output, Integers.Canonical(value.GetRawText())); break;
            case JsonValueKind.True: output.Write("true"u8); break;
            case JsonValueKind.False: output.Write("false"u8); break;
            case JsonValueKind.Null: output.Write("null"u8); break;
            default: throw new NotCanonicalException("Not a JSON value.");
        }
    }

    private static void WriteObject(
        IBufferWriter<byte> output, JsonElement value, Func<List<KeyValuePair<string, JsonElement>>, string?> leftOut)
    {
        List<KeyValuePair<string, JsonElement>> members =
            [.. value.EnumerateObject().Select(m => KeyValuePair.Create(Text(() => m.Name), m.Value))];
        members.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < members.Count; i++)
            if (members[i].Key == members[i - 1].Key) throw new NotCanonicalException($"The member '{members[i].Key}' occurs twice.");
        var without = leftOut(members);
        var separator = "{"u8;
        foreach (var (name, member) in members)
        {
            if (name == without) continue;
            output.Write(separator);
            WriteString(output, name);
            output.Write(":"u8);
            Write(output, member, leftOut);
            separator = ","u8;
        }
        output.Write(separator[0] == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(
        IBufferWriter<byte> output, JsonElement value, Func<List<KeyValuePair<string, JsonElement>>, string?> leftOut)
    {
        var separator = "["u8;
        foreach (var item in value.EnumerateArray())
        {
            output.Write(separator);
            Write(output, item, leftOut);
            separator = ","u8;
        }
        output.Write(separator[0] == (byte)'[' ? "[]"u8 : "]"u8);
    }

    internal static void WriteString(IBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not '"' and not '\\') continue;
            WriteText(output, text.AsSpan(from, i - from));
            WriteAscii(output, Escaped(text[i]));
            from = i + 1;
        }
        WriteText(output, text.AsSpan(from));
        output.Write("\""u8);
    }

    // RFC 8785, 3.2.2.2
    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };

    private static void WriteText(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        try
        {
            utf8.GetBytes(text, output);
        }
        catch (EncoderFallbackException broken)
        {
            throw new NotCanonicalException("A string holds half a surrogate pair.", broken);
        }
    }

    internal static void WriteAscii(IBufferWriter<byte> output, string text) => Encoding.ASCII.GetBytes(text, output);

    private static string Text(Func<string?> read)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new NotCanonicalException("A string holds half a surrogate pair.", broken);
        }
    }
}
