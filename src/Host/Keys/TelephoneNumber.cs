using PhoneNumbers;

namespace Coordination.Host.Keys;

/// <summary>A number that can be dialled, in what somebody wrote as their telephone.</summary>
/// <param name="Written">As it was written, without what stands around it.</param>
/// <param name="Href">Dials what was written: with the country code only where one was.</param>
/// <param name="International">The digits with the country code and without an extension: one number is the same however it is written.
/// </param>
public sealed record TelephoneNumber(string Written, string Href, string International)
{
    /// <summary>Where a number without a country code belongs.</summary>
    private const string Region = "GB";
    private const int MostTries = 100;
    private const int LongestShortNumber = 6;

    private static readonly PhoneNumberUtil numbers = PhoneNumberUtil.GetInstance();

    /// <summary>All numbers in a text, in its order. None where nothing can be dialled.</summary>
    public static IReadOnlyList<TelephoneNumber> In(string text)
    {
        IReadOnlyList<TelephoneNumber> found =
            [.. numbers.FindNumbers(text, Region, PhoneNumberUtil.Leniency.POSSIBLE, MostTries).Select(Of)];
        return found.Count > 0 || !IsShort(text) ? found : [new(text.Trim(), "tel:" + Digits(text), Digits(text))];
    }

    /// <summary>The digits of any script as 0 to 9, and nothing else.</summary>
    public static string Digits(string text) => PhoneNumberUtil.NormalizeDigitsOnly(text);

    /// <summary>Numbers of a few digits, like that of a help line, are dialled as they are.</summary>
    private static bool IsShort(string text) =>
        text.Count(char.IsDigit) is > 2 and <= LongestShortNumber && text.All(c => char.IsDigit(c) || char.IsWhiteSpace(c));

    private static TelephoneNumber Of(PhoneNumberMatch found)
    {
        var (written, plain) = (found.RawString, new PhoneNumber.Builder().MergeFrom(found.Number).ClearExtension().Build());
        var international = numbers.Format(plain, PhoneNumberFormat.E164);
        var dialled = IsInternational(written) ? international
            : Digits(numbers.Format(plain, PhoneNumberFormat.NATIONAL));
        return new(written, found.Number.HasExtension ? $"tel:{dialled};ext={found.Number.Extension}" : "tel:" + dialled,
            international.TrimStart('+'));
    }

    private static bool IsInternational(string written) =>
        written.TrimStart('(', '[', ' ') is ['+' or '\uFF0B', ..] or ['0', '0', ..];
}
