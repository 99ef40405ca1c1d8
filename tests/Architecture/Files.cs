namespace Coordination.Architecture;

/// <summary>Small files, found where their name says.</summary>
public class Files
{
    private static readonly string[] forbidden =
        ["Common", "Shared", "Core", "Infrastructure", "Services", "Helpers", "Models", "Interfaces", "Utils", "Utilities", "Managers",
            "Dtos", "Base"];

    private static readonly string[] rooms = ["Kernel", "Agreements", "Policies"];
    private static readonly string[] features = [.. Repository.Folders("src/Domain").Except(rooms)];
    private static readonly IReadOnlyList<string> sources = Repository.Files("src", ".cs", ".razor");

    [Fact]
    public void Half_of_the_files_fit_on_a_page() =>
        sources.Select(Repository.Lines).Order().ElementAt(sources.Count / 2).Should().BeInRange(1, 60);

    [Fact]
    public void No_file_is_long() => sources.Where(f => Repository.Lines(f) > 250).Should().BeEmpty();

    [Fact]
    public void Folders_are_named_after_what_people_do()
    {
        Forbidden(["src/Host/Helpers/Text.cs", "tests/Specs/Common/Any.cs"]).Should().HaveCount(2);
        Forbidden(sources.Concat(Repository.Files("tests", ".cs"))).Should().BeEmpty();
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
        sources.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => Namespace(f) is { } name && name != Expected(f)).Should()
            .BeEmpty();

    [Fact]
    public void Pages_about_it_stay_short()
    {
        var pages = Repository.Files("docs/adr", ".md");
        pages.Should().NotBeEmpty();
        pages.Where(f => Repository.Lines(f) > 60).Should().BeEmpty();
        Directory.GetFiles(Repository.Root, "README.md").Where(f => Repository.Lines(f) >= 150).Should().BeEmpty();
    }

    private static IEnumerable<string> Forbidden(IEnumerable<string> files) =>
        files.Where(f => f.Split('/', '\\').SkipLast(1).Intersect(forbidden, StringComparer.OrdinalIgnoreCase).Any());

    private static string? Namespace(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, file))
            .FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
            ? line["namespace ".Length..].TrimEnd(';') : null;

    private static string Expected(string file) => string.Join('.', file.Split('/', '\\').Skip(1).SkipLast(1).Prepend("Coordination"));
}
