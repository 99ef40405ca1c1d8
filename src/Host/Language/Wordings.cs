using System.Globalization;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Language;

/// <summary>Words that a community wrote in several languages.</summary>
public static class Wordings
{
    /// <summary>
    /// In the reader's language if the community wrote it in that language, else as first written; null if it wrote nothing.
    /// </summary>
    public static Wording? ForReader(this IReadOnlyList<Wording>? words) =>
        words.InReadersLanguage() ?? (words is [var first, ..] ? first : null);

    /// <summary>In the reader's language; null if the community wrote nothing in it.</summary>
    public static Wording? InReadersLanguage(this IReadOnlyList<Wording>? words)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return words?.FirstOrDefault(w => w.Language.StartsWith(language, StringComparison.Ordinal));
    }
}
