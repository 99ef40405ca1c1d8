using System.Text.RegularExpressions;

namespace Coordination.Architecture;

/// <summary>The floors of Host as docs/house.md says them, held against every `using`.</summary>
public sealed partial class Floors
{
    [Fact]
    public void Every_using_points_down() => Broken(Usings()).Should().BeEmpty();

    [Fact]
    public void Rooms_have_no_cycle() => Cycle([.. Usings().Select(u => (u.From, u.To)).Distinct()]).Should().BeEmpty();

    [Fact]
    public void Every_room_of_the_table_is_there() =>
        FloorTable.Rooms.Should().HaveCountGreaterThan(10).And.BeSubsetOf(Repository.Folders("src/Host"));

    [Theory]
    [InlineData("Commands", "Requests")]
    [InlineData("Requests", "Matches")]
    [InlineData("Requests", "Today")]
    [InlineData("Access", "Commands")]
    [InlineData("Today", "Mine")]
    public void A_using_that_points_up_or_aside_would_be_seen(string from, string to) =>
        Broken([new("planted.cs", from, to)]).Should().ContainSingle().Which.Should().Contain($"{from} → {to}");

    [Fact]
    public void A_cycle_would_be_seen() => Cycle([("A", "B"), ("B", "C"), ("C", "A")]).Should().NotBeEmpty();

    private sealed record Using(string File, string From, string To);

    private static IEnumerable<string> Broken(IEnumerable<Using> usings) =>
        usings.Where(u => u.From != u.To && (FloorTable.Of(u.From), FloorTable.Of(u.To)) is var (from, to)
            && (from < to || (from == to && !FloorTable.Pairs.Contains((u.From, u.To)))))
            .Select(u => $"{u.File}: {u.From} → {u.To}");

    /// <summary>What is left once rooms that use no other one left are taken away again and again.</summary>
    private static List<(string From, string To)> Cycle(IReadOnlyList<(string From, string To)> uses)
    {
        var rest = uses.Where(u => u.From != u.To).ToList();
        while (rest.RemoveAll(u => rest.All(other => other.From != u.To)) > 0) { }
        return rest;
    }

    private static IEnumerable<Using> Usings() =>
        from file in Repository.Files("src/Host", ".cs", ".razor")
        let parts = file.Split(Path.DirectorySeparatorChar)
        where parts.Length > 3
        from Match used in Used().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))
        select new Using(file, parts[2], used.Groups[1].Value);

    /// <summary>A `using`, and a name that is written out with its room.</summary>
    [GeneratedRegex(@"(?<=^@?using (?:static )?Coordination\.Host\.|\bCoordination\.Host\.)([A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex Used();
}
