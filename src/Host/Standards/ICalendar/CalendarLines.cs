using System.Globalization;
using System.Text;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// Folds the lines of a calendar after at most 75 octets (RFC 5545, 3.1, https://www.rfc-editor.org/rfc/rfc5545#section-3.1), between what
/// people see as characters: never inside a family, a flag or a letter with its marks.
/// </summary>
public static class CalendarLines
{
    private const int Longest = 75;
    private const string Break = "\r\n", Fold = Break + " ";

    /// <param name="calendar">Folded anywhere, or not.</param>
    public static string Folded(string calendar) => string.Join(
        Break, calendar.Replace(Fold, "", StringComparison.Ordinal).Split(Break).Select(FoldedLine));

    private static string FoldedLine(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= Longest) return line;
        var (folded, room) = (new StringBuilder(line.Length), Longest);
        foreach (var character in Characters(line))
        {
            var length = Encoding.UTF8.GetByteCount(character);
            if (length > room)
            {
                folded.Append(Fold);
                room = Longest - 1;
            }
            folded.Append(character);
            room -= length;
        }
        return folded.ToString();
    }

    /// <summary>One that would fill more than a line comes in its parts.</summary>
    private static IEnumerable<string> Characters(string line)
    {
        for (var seen = StringInfo.GetTextElementEnumerator(line); seen.MoveNext();)
        {
            var character = seen.GetTextElement();
            if (Encoding.UTF8.GetByteCount(character) < Longest) yield return character;
            else foreach (var part in character.EnumerateRunes()) yield return part.ToString();
        }
    }
}
