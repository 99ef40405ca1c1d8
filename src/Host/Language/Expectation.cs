using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Language;

/// <summary>
/// What a form's field should have held, in the reader's language. Programs get this in English; what no form can get wrong is not
/// translated.
/// </summary>
public static partial class Expectation
{
    /// <summary>The text key of each expectation by its English words, with <c>#</c> for a number.</summary>
    public static readonly IReadOnlyDictionary<string, string> Keys = new Dictionary<string, string>
    {
        ["is required."] = "wrong.missing",
        ["a whole number."] = "wrong.whole",
        ["a day, YYYY-MM-DD."] = "wrong.unreadable",
        ["has another type or is not one of the values allowed here."] = "wrong.unreadable",
        ["say it in a few words."] = "wrong.no-words",
        ["at most # characters."] = "wrong.too-long",
        ["# to # characters."] = "wrong.length",
        ["one line of letters and signs that can be seen."] = "wrong.not-one-line",
        ["a telephone number, or nothing."] = "wrong.no-telephone",
        ["an e-mail address, or nothing."] = "wrong.no-email",
        ["# to # minutes."] = "wrong.minutes",
        ["at most # wards."] = "wrong.too-many-wards",
        ["a time of day, HH:mm."] = "wrong.no-time",
        ["a day of this century or the next."] = "wrong.far-day",
        ["the clocks skip this time on that day."] = "wrong.skipped-time",
        ["a whole number from # to #."] = "wrong.amount",
        ["a ward's GSS code, like E05001370."] = "wrong.ward",
        ["say who it is for."] = "wrong.nobody-named",
        ["nobody is known by this number yet. Say who it is."] = "wrong.unknown-number",
        ["say whether it is somebody known here."] = "wrong.like-somebody",
        ["several people share this number. Say who of them it is."] = "wrong.shared-number",
        ["say what has changed."] = "wrong.nothing-changed",
        ["details other than the name that are not given anew."] = "wrong.removed-and-given",
        ["the year somebody alive was born in."] = "wrong.birth-year",
        ["this invitation is not known, was used, or is over. Ask for a new one."] = "wrong.invitation",
        ["you are known here already. Ask a coordinator if it should be under another record."] = "wrong.known-already",
    };

    public static string Said(string expected, IStringLocalizer texts)
    {
        var numbers = Number().Matches(expected).Select(match => (object)match.Value).ToArray();
        return Keys.TryGetValue(Number().Replace(expected, "#"), out var key) ? texts[key, numbers]
            : expected.StartsWith("one of ", StringComparison.Ordinal) ? texts["wrong.unreadable"]
            : expected is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : texts["wrong.unreadable"];
    }

    [GeneratedRegex(@"\b[0-9]+\b")]
    private static partial Regex Number();
}
