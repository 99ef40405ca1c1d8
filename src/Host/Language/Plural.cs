using System.Globalization;

namespace Coordination.Host.Language;

/// <summary>Plural forms of whole numbers after the Unicode CLDR rules (https://cldr.unicode.org/index/cldr-spec/plural-rules).</summary>
public static class Plural
{
    public static string Form(CultureInfo culture, long count) => (culture.TwoLetterISOLanguageName, count, count % 100) switch
    {
        ("cy" or "ar", 0, _) => "zero",
        (_, 1, _) => "one",
        ("cy" or "ar", 2, _) => "two",
        ("cy", 3, _) => "few",
        ("cy", 6, _) => "many",
        ("ar", _, >= 3 and <= 10) => "few",
        ("ar", _, >= 11) => "many",
        _ => "other",
    };
}
