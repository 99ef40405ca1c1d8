using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Coordination.Domain.Communities;

/// <summary>
/// How a name looks to somebody who reads it quickly: the same for names that differ only in capitals, accents, spaces, marks that cannot
/// be seen, or letters that look like others (https://www.unicode.org/reports/tr39/#Confusable_Detection).
/// </summary>
public static class CommunityLook
{
    private static readonly FrozenDictionary<Rune, string> alike = Read();

    /// <summary>The looks of a community: of its code and of its name.</summary>
    public static IReadOnlyList<string> Of(string code, string name) => [.. new[] { Of(code), Of(name) }.Distinct()];

    public static string Of(string name)
    {
        var look = new StringBuilder();
        foreach (var letter in Decomposed(Decomposed(name).ToLowerInvariant()).EnumerateRunes().Where(IsSeen))
            look.Append(alike.TryGetValue(letter, out var other) ? other : letter.ToString());
        return look.Length > 0 ? look.ToString() : name;
    }

    private static string Decomposed(string text) => text.Normalize(NormalizationForm.FormKD);

    private static bool IsSeen(Rune letter) => Rune.IsLetterOrDigit(letter) || Rune.IsNumber(letter)
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol;

    private static FrozenDictionary<Rune, string> Read()
    {
        using var list = new StreamReader(typeof(CommunityLook).Assembly.GetManifestResourceStream("lookalikes.txt")!);
        return list.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": "))
            .SelectMany(line => Letters(line[1]), (line, letter) => (letter, Of: string.Concat(Letters(line[0]))))
            .ToFrozenDictionary(pair => pair.letter, pair => pair.Of);
    }

    private static IEnumerable<Rune> Letters(string codePoints) =>
        codePoints.Split(' ').Select(point => new Rune(int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
