using System.Globalization;
using System.Text;

namespace Coordination.Host.Keys;

/// <summary>
/// What names are compared by, in search, likeness and look-up alike: without case, accents, vowel signs, apostrophes, hyphens and spaces,
/// so that "Siân Llŷr" and "sian llyr" are one name. Hashes of it are stored: what a name becomes never changes.
/// </summary>
public static class NameFold
{
    /// <summary>Letters that no normal form takes apart.</summary>
    private static readonly Dictionary<int, string> plain = new (char Letter, string Plain)[]
    {
        ('ł', "l"), ('ø', "o"), ('đ', "d"), ('ð', "d"), ('þ', "th"), ('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('ı', "i"), ('ħ', "h"),
        ('ŧ', "t"), ('ŋ', "n"), ('\u0671', "\u0627"), ('\u0649', "\u064A"), ('\u06CC', "\u064A"), ('\u06A9', "\u0643"),
        ('\u0629', "\u0647"), ('\u0640', ""),
    }.ToDictionary(pair => (int)pair.Letter, pair => pair.Plain);

    /// <summary>The name as it is compared; a name that is nothing but signs as it is.</summary>
    public static string Of(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes().Select(Folded))
            is { Length: > 0 } letters ? letters : string.Join(' ', Words(name));

    /// <summary>Whether each word of what was typed is somewhere in the name.</summary>
    public static bool Holds(string name, string typed) => Of(name) is var folded
        && Words(typed).Select(Of).All(word => folded.Contains(word, StringComparison.Ordinal));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Folded(Rune one) =>
        plain.TryGetValue(one.Value, out var letters) ? letters : IsOfTheName(one) ? one.ToString() : "";

    /// <summary>
    /// Letters, digits, and the marks that are letters in their script. What looks like an apostrophe is often a letter by its kind.
    /// </summary>
    private static bool IsOfTheName(Rune one) => one.Value is not ((>= 0x2B9 and <= 0x2BF) or 0x2C8 or 0x2CA or 0x2CB or 0xA78B or 0xA78C)
        && (Rune.IsLetterOrDigit(one) || (Rune.GetUnicodeCategory(one) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark && !IsAccent(one)));

    /// <summary>Accents of Latin, Greek and Cyrillic, and the vowel signs of Hebrew and Arabic.</summary>
    private static bool IsAccent(Rune one) => one.Value is (>= 0x300 and <= 0x36F) or (>= 0x483 and <= 0x489) or (>= 0x591 and <= 0x5C7)
        or (>= 0x610 and <= 0x61A) or (>= 0x64B and <= 0x65F) or 0x670 or (>= 0x6D6 and <= 0x6ED) or (>= 0x1AB0 and <= 0x1AFF)
        or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF);
}
