namespace Coordination.Architecture;

/// <summary>Small files, found where their name says.</summary>
public class Files
{
    private const int LongestFile = 200, LongestLine = 140;
    private static readonly string[] forbidden =
    [
        "Common", "Shared", "Core", "Infrastructure", "Services", "Helpers", "Models", "Interfaces", "Utils", "Utilities", "Managers",
        "Dtos", "Base",
    ];

    private static readonly string[] rooms = ["Kernel", "Agreements", "Policies"];
    private static readonly string[] features = [.. Repository.Folders("src/Domain").Except(rooms)];
    private static readonly IReadOnlyList<string> sources = Repository.Files("src", ".cs", ".razor");
    private static readonly IReadOnlyList<string> all = [.. sources, .. Repository.Files("tests", ".cs", ".razor")];

    [Fact]
    public void Half_of_the_files_fit_on_a_page() =>
        sources.Select(Repository.Lines).Order().ElementAt(sources.Count / 2).Should().BeInRange(1, 60);

    [Fact]
    public void No_file_is_long() => all.Where(f => Repository.Lines(f) > LongestFile).Should().BeEmpty();

    [Fact]
    public void No_line_is_long() => all.SelectMany(f => Long(f, File.ReadLines(Path.Combine(Repository.Root, f)))).Should().BeEmpty();

    [Fact]
    public void A_long_line_would_be_seen() =>
        Long("Planted.cs", ["", new string('é', LongestLine), new string('x', LongestLine + 1)]).Should().Equal("Planted.cs:3");

    [Fact]
    public void Folders_are_named_after_what_people_do()
    {
        Forbidden(["src/Host/Helpers/Text.cs", "tests/Specs/Common/Any.cs"]).Should().HaveCount(2);
        Forbidden(all).Should().BeEmpty();
    }

    [Fact]
    public void A_feature_is_found_under_one_name()
    {
        features.Should().NotBeEmpty();
        features.Except(Repository.Folders("src/Host")).Should().BeEmpty("what is decided can be asked for");
        features.Except(Repository.Folders("tests/Specs")).Should().BeEmpty("what is decided is specified");
        Repository.Folders("src/Projections").Except(features).Should().Equal(["Lists"], "a view belongs to a feature");
        Repository.Folders("tests/Specs").Except(Repository.Folders("src/Domain")).Should().Equal("Golden", "Histories");
    }

    [Fact]
    public void Namespaces_are_folders() =>
        sources.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => Namespace(f) is { } name && name != Expected(f))
            .Should().BeEmpty();

    [Fact]
    public void Pages_about_it_stay_short()
    {
        var pages = Repository.Files("docs/adr", ".md");
        pages.Should().NotBeEmpty();
        pages.Where(f => Repository.Lines(f) > 60).Should().BeEmpty();
        Directory.GetFiles(Repository.Root, "README.md").Where(f => Repository.Lines(f) >= 150).Should().BeEmpty();
    }

    /// <summary>Where lines are too long; raw strings, SQL and markup count like any other line.</summary>
    private static IEnumerable<string> Long(string file, IEnumerable<string> lines) =>
        lines.Index().Where(line => line.Item.Length > LongestLine).Select(line => $"{file}:{line.Index + 1}");

    private static IEnumerable<string> Forbidden(IEnumerable<string> files) =>
        files.Where(f => f.Split('/', '\\').SkipLast(1).Intersect(forbidden, StringComparer.OrdinalIgnoreCase).Any());

    private static string? Namespace(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, file))
            .FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
            ? line["namespace ".Length..].TrimEnd(';') : null;

    private static string Expected(string file) => string.Join('.', file.Split('/', '\\').Skip(1).SkipLast(1).Prepend("Coordination"));
}
