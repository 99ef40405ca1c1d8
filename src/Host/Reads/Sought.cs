using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>
/// What somebody looks for: words, each of which has to be in one of the texts of a thing, compared as names are; or the number of a thing.
/// </summary>
public sealed partial class Sought
{
    public const int Longest = 200;
    private const int MostWords = 10;
    private readonly string[] words;

    public Sought(string typed)
    {
        Text = typed.Length > Longest ? typed[..Longest] : typed;
        words = [.. Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(NameFold.Of)];
        Ids = IdsOf(Text);
    }

    public string Text { get; }

    /// <summary>The first and the last id that it may be the beginning of; null if it is no number of a thing.</summary>
    public (Guid First, Guid Last)? Ids { get; }

    public bool IsIn(IEnumerable<string> texts)
    {
        string[] folded = [.. texts.Select(NameFold.Of)];
        return words.Length > 0 && words.All(word => folded.Any(text => text.Contains(word, StringComparison.Ordinal)));
    }

    public bool Is(Guid id) => Ids is var (first, last) && id.CompareTo(first) >= 0 && id.CompareTo(last) <= 0;

    /// <summary>The ways in which people write a day: in words, and in numbers.</summary>
    public static IEnumerable<string> Written(DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture;
        return [day.ToString("dddd", culture), day.ToString("d MMMM yyyy", culture), day.ToString("d MMM yyyy", culture),
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)];
    }

    /// <summary>Of the number said on the phone, of a whole id, or of the address of a page.</summary>
    private static (Guid, Guid)? IdsOf(string typed)
    {
        if (WholeId().Matches(typed) is [.., { Value: var whole }]) return (Guid.Parse(whole), Guid.Parse(whole));
        if (!Number().IsMatch(typed)) return null;
        var begins = NotHex().Replace(typed, "");
        return (Guid.ParseExact(begins.PadRight(32, '0'), "N"), Guid.ParseExact(begins.PadRight(32, 'f'), "N"));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex WholeId();

    [GeneratedRegex(@"^\s*#?[0-9a-f]{4}[-\s–]?[0-9a-f]{4}\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex("[^0-9a-f]", RegexOptions.IgnoreCase)]
    private static partial Regex NotHex();
}
