using System.Text;
using CsCheck;

namespace Coordination.Integration.Evidence;

/// <summary>
/// JSON that readers and writers like to disagree on, together with what makes it awkward: text of all planes, controls, edges of integers.
/// </summary>
public static class AwkwardEvents
{
    private static readonly string[] pieces =
        ["\"", "\\", "/", "\b\t\n\f\r", "\u0001", "\u001f", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff",
            "\u200f", "\u202eabc",
         "e\u0301", "é", "ß", "İ", "שלום", "سلام", "नमस्ते", "한국", "🥕", "👩🏽‍🌾", "𝒳", "\U00010000", "\U0010FFFF",
        "</script>", "\\u0041",
             "cipher", "null", " "];

    private static readonly Gen<string> anyRune = Gen.Int[1, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF)
        .Select(c => char.ConvertFromUtf32(c));
    private static readonly Gen<string> text = Gen.OneOf(Among(pieces), anyRune, Gen.String.AlphaNumeric).Array[0, 6].Select(string.Concat);

    private static readonly Gen<string> number = Gen.OneOf(
        Among("0", "-0", "-0.0", "0e5", "1e2", "10.00", "-1.5e1", "9007199254740991", "-9007199254740991", "9.007199254740991e15"),
        Gen.Long[-9007199254740991, 9007199254740991].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static readonly Gen<string> leaf = Gen.OneOf(text.Select(Escaped), number, Among("true", "false", "null", "{}", "[]"));

    private static readonly Gen<string> sealedValue = Gen.Select(text, text, (subject, digest) =>
        $$"""{"cipher":{{Escaped(digest)}},"subject":{{Escaped(subject)}},"digest":{{Escaped(digest)}},"name":"words"}""");

    private static Gen<string> Among(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<string> Value(int depth) => depth == 0 ? leaf : Gen.Frequency(
        (3, leaf), (1, sealedValue), (2, AnyObject(depth)),
        (1, Value(depth - 1).Array[0, 4].Select(items => $"[{string.Join(" , ", items)}]")));

    /// <summary>An object as text, its members in any order.</summary>
    public static Gen<string> AnyObject(int depth = 3) =>
        Gen.Select(text, Value(depth - 1)).Array[0, 5].Select(members =>
            $"{{{string.Join(",", members.DistinctBy(m => m.Item1).Select(m => $"{Escaped(m.Item1)}: {m.Item2}"))}}}");

    /// <summary>A JSON string in which every second character is escaped, needed or not.</summary>
    private static string Escaped(string text)
    {
        StringBuilder json = new("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var paired = char.IsSurrogate(text[i]);
            if (text[i] < ' ' || text[i] is '"' or '\\' || (!paired && i % 2 == 0))
                json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            else json.Append(text[i]);
        }
        return json.Append('"').ToString();
    }
}
