using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>
/// The folder of golden files: for each stored name a row as stored, and its leaf. Files are added, never edited: an event that got members
/// later has a further sample, <c>name~2</c>.
/// </summary>
public static class GoldenFiles
{
    public static string Root { get; } = FindRoot();
    public static string Folder { get; } = Path.Combine(Root, "tests", "golden");

    /// <summary>The samples: a stored name each, with a number from the second on.</summary>
    public static IEnumerable<string> Samples => Directory.EnumerateFiles(Folder, "*.leaf.json")
        .Select(file => Path.GetFileName(file)[..^".leaf.json".Length]).Order(StringComparer.Ordinal);

    public static string StoredName(string sample) => sample.Split('~')[0];
    public static string RowPath(string sample) => Path.Combine(Folder, $"{sample}.json");
    public static string LeafPath(string sample) => Path.Combine(Folder, $"{sample}.leaf.json");
    public static byte[] Leaf(string sample) => File.ReadAllBytes(LeafPath(sample));

    public static StoredRow Row(string sample) => ReadRow(RowPath(sample));

    public static StoredRow ReadRow(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var row = document.RootElement;
        return new(
            row.GetProperty("id").GetGuid(), row.GetProperty("stream").GetGuid(), row.GetProperty("version").GetInt64(),
            row.GetProperty("tenant").GetString()!, row.GetProperty("type").GetString()!,
            row.GetProperty("recordedAt").Deserialize<DateTimeOffset>(StoredJson.Options),
            row.GetProperty("headers").GetRawText(), row.GetProperty("data").GetRawText());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Coordination.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
