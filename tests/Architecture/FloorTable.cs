using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Architecture;

/// <summary>The table of floors in docs/house.md. What it does not name is a feature.</summary>
public static partial class FloorTable
{
    private const int Features = 4;
    private static readonly Dictionary<string, int> floorOf = [];
    private static readonly HashSet<(string From, string To)> pairs = [];

    static FloorTable()
    {
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "docs/house.md")).Select(line => Row().Match(line)))
        {
            if (!row.Success) continue;
            foreach (Match room in Word().Matches(row.Groups["rooms"].Value))
                floorOf[room.Groups[1].Value] = int.Parse(row.Groups["floor"].Value, CultureInfo.InvariantCulture);
            foreach (Match pair in Pair().Matches(row.Groups["pairs"].Value)) pairs.Add((pair.Groups[1].Value, pair.Groups[2].Value));
        }
    }

    public static IReadOnlyCollection<string> Rooms => floorOf.Keys;

    /// <summary>The pairs of one floor of which the first may use the second.</summary>
    public static IReadOnlySet<(string From, string To)> Pairs => pairs;

    public static int Of(string room) => floorOf.GetValueOrDefault(room, Features);

    [GeneratedRegex(@"^\| (?<floor>\d) \| (?<rooms>[^|]*) \| (?<pairs>[^|]*)\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Word();

    [GeneratedRegex(@"`(\w+) → (\w+)`")]
    private static partial Regex Pair();
}
