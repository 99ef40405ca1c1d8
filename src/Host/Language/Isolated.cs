using System.Globalization;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Language;

/// <summary>
/// Names and titles inside other text, where no markup keeps the directions of both apart
/// (https://www.w3.org/International/questions/qa-bidi-unicode-controls).
/// </summary>
public static class Isolated
{
    private const char Begin = '\u2068', End = '\u2069';

    /// <summary>Marked off wherever it could turn the text around it.</summary>
    public static string In(string text) => text.Any(CanTurn) ? Begin + Plain(text) + End : text;

    /// <summary>Without control characters and directions, for texts kept before there was a rule against them.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Where(one => !OneLine.IsDirection(one)).Select(one => OneLine.IsBreak(one) ? ' ' : one));

    /// <summary>Among words written from the right, letters written from the left can, and the other way round.</summary>
    private static bool CanTurn(char one) => OneLine.IsDirection(one) || OneLine.IsBreak(one)
        || (CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? char.IsLetter(one) && !IsFromTheRight(one) : IsFromTheRight(one));

    /// <summary>Hebrew, Arabic and their neighbours, also by the first half of a character beyond 16 bits.</summary>
    private static bool IsFromTheRight(char one) =>
        one is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFE')
            or (>= '\uD802' and <= '\uD803') or (>= '\uD83A' and <= '\uD83B');
}
