using System.Globalization;

namespace Coordination.Domain.Kernel;

/// <summary>The numbers that evidence may hold: whole and within ±(2^53 − 1), which every JSON reader reads alike.</summary>
public static class Integers
{
    public const long Largest = (1L << 53) - 1;

    /// <summary>A JSON number in its shortest form; a fraction or an exponent is accepted only where the number is exactly whole.</summary>
    public static string Canonical(string number)
    {
        var sign = number.StartsWith('-') ? "-" : "";
        var split = number.IndexOfAny(['e', 'E']);
        var mantissa = split < 0 ? number[sign.Length..] : number[sign.Length..split];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        if (digits.Length == 0) return "0";
        var significant = digits.TrimEnd('0');
        var exponent = 0;
        if (split >= 0 && !int.TryParse(number[(split + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            throw TooLarge(number);
        var zeros = (long)exponent - fraction + (digits.Length - significant.Length);
        if (zeros < 0) throw new NotCanonicalException($"{number} is not a whole number.");
        if (significant.Length + zeros > 16) throw TooLarge(number);
        var whole = significant + new string('0', (int)zeros);
        return long.Parse(whole, CultureInfo.InvariantCulture) <= Largest ? sign + whole : throw TooLarge(number);
    }

    private static NotCanonicalException TooLarge(string number) => new($"{number} is outside ±{Largest}.");
}
