using System.Buffers;
using System.Globalization;
using System.Text;

namespace Coordination.Integration.Privacy;

/// <summary>A word that was found, and its encoding.</summary>
public sealed record Trace(string Word, string Writing, int At);

/// <summary>Looks for words in bytes, in every encoding that a database, a log or a program may use.</summary>
public sealed class Traces
{
    private readonly Dictionary<string, (string Word, string Writing)> anyCase = new(StringComparer.OrdinalIgnoreCase),
        exact = new(StringComparer.Ordinal);
    private readonly SearchValues<string> anyCaseValues, exactValues;

    public Traces(IEnumerable<string> words)
    {
        foreach (var (word, (name, bytes)) in words.SelectMany(word => Variants(word).SelectMany(Texts).Select(text => (word, text))))
        {
            anyCase.TryAdd(Encoding.Latin1.GetString(bytes), (word, name));
            anyCase.TryAdd(Convert.ToHexString(bytes), (word, "hex of " + name));
            for (var shift = 0; shift < 3; shift++)
            {
                var inner = Base64(bytes, shift);
                exact.TryAdd(inner, (word, $"base64 of {name}, shifted by {shift}"));
                exact.TryAdd(inner.Replace('+', '-').Replace('/', '_'), (word, $"base64url of {name}, shifted by {shift}"));
            }
        }
        (anyCaseValues, exactValues) = (SearchValues.Create([.. anyCase.Keys], StringComparison.OrdinalIgnoreCase),
            SearchValues.Create([.. exact.Keys], StringComparison.Ordinal));
    }

    public IReadOnlyList<Trace> In(string text) => In(Encoding.UTF8.GetBytes(text));

    public IReadOnlyList<Trace> In(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return [.. Find(text, anyCaseValues, anyCase), .. Find(text, exactValues, exact)];
    }

    private static IEnumerable<Trace> Find(
        string text, SearchValues<string> values, Dictionary<string, (string Word, string Writing)> known)
    {
        var lengths = known.Keys.Select(k => k.Length).Distinct().ToArray();
        for (var at = 0; text.AsSpan(at).IndexOfAny(values) is >= 0 and var ahead; at++)
        {
            at += ahead;
            var (word, writing) = lengths.Where(l => at + l <= text.Length && known.ContainsKey(text.Substring(at, l)))
                .Select(l => known[text.Substring(at, l)]).First();
            yield return new(word, writing, at);
        }
    }

    private static IEnumerable<string> Variants(string word) =>
        new[] { word, word.ToLowerInvariant(),
            word.ToUpperInvariant() }.SelectMany(w =>
            new[] { w.Normalize(NormalizationForm.FormC), w.Normalize(NormalizationForm.FormD) }).Distinct();

    private static IEnumerable<(string Name, byte[] Bytes)> Texts(string word) =>
    [
        ("UTF-8", Encoding.UTF8.GetBytes(word)),
        ("UTF-16LE", Encoding.Unicode.GetBytes(word)),
        ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(word)),
        .. Escaped("JSON escapes", word, c => $"\\u{(int)c:x4}", c => $"\\u{(int)c:X4}"),
        .. Escaped("HTML entities", word, c => $"&#x{(int)c:x};", c => $"&#x{(int)c:X};", c => $"&#{(int)c};"),
        .. Escaped("percent-encoding", word, c => Percent(c, "x2"), c => Percent(c, "X2")),
    ];

    /// <summary>Every letter, or only those beyond ASCII; digits in small letters or capitals matter once they are encoded again.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Escaped(string name, string word, params Func<char, string>[] escapes) =>
        escapes.SelectMany(escape => new[]
    {
        (name, Encoding.ASCII.GetBytes(string.Concat(word.Select(c => char.IsAscii(c) ? c.ToString() : escape(c))))),
        (name + " of every letter", Encoding.ASCII.GetBytes(string.Concat(word.Select(escape)))),
    });

    private static string Percent(char letter, string format) =>
        string.Concat(Encoding.UTF8.GetBytes([letter]).Select(b => "%" + b.ToString(format, CultureInfo.InvariantCulture)));

    /// <summary>How the bytes look inside a longer base64 text, whatever comes before and after them.</summary>
    private static string Base64(byte[] bytes, int shift)
    {
        var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
        var (first, last) = (shift switch { 0 => 0, 1 => 2, _ => 3 }, (shift + bytes.Length) % 3 == 0 ? encoded.Length
            : encoded.Length - 1);
        return encoded[first..last];
    }
}
