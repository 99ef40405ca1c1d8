using System.Globalization;
using System.Text;

namespace Coordination.Domain.Kernel;

/// <summary>
/// What a name or a title is: one line with something to see in it, without control characters, in which every direction that is begun is
/// also ended. What joins letters inside words may be in it.
/// </summary>
public static class OneLine
{
    private const char EndOfEmbedding = '\u202C', EndOfIsolate = '\u2069';

    public static bool Is(string text) =>
        !text.Any(IsBreak) && HasSomethingToSee(text) && EndsItsDirections(text);

    /// <summary>Whether something of it, one line or several, can be seen.</summary>
    public static bool HasSomethingToSee(string text) => text.EnumerateRunes().Any(IsSeen);

    /// <summary>A control character, or the end of a line or paragraph.</summary>
    public static bool IsBreak(char one) => char.IsControl(one) || one is '\u2028' or '\u2029';

    /// <summary>
    /// An embedding, an override or an isolate, or the end of one (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
    /// </summary>
    public static bool IsDirection(char one) => one is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Some characters are letters or symbols by their kind and have no shape: fillers, and the blank of Braille.</summary>
    private static bool IsSeen(Rune one) => one.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0)
        && Rune.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate);

    private static bool EndsItsDirections(string text)
    {
        var begun = new Stack<char>();
        foreach (var one in text.Where(IsDirection))
            if (one is EndOfEmbedding or EndOfIsolate)
            {
                if (!begun.TryPop(out var end) || end != one) return false;
            }
            else begun.Push(one < EndOfIsolate && one > '\u2065' ? EndOfIsolate : EndOfEmbedding);
        return begun.Count == 0;
    }
}
