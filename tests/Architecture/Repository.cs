namespace Coordination.Architecture;

/// <summary>The tree of files these rules are about.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string[] Folders(string path) =>
        [.. Directory.GetDirectories(Path.Combine(Root, path)).Select(f => Path.GetFileName(f)!)
            .Where(f => f is not ("bin" or "obj" or "wwwroot")).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Files(string path, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, path), "*", SearchOption.AllDirectories)
            .Where(f => endings.Contains(Path.GetExtension(f)) && !IsMade(f)).Select(f => Path.GetRelativePath(Root, f))];

    public static int Lines(string file) => File.ReadLines(Path.Combine(Root, file)).Count();

    private static bool IsMade(string file) =>
        file.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("bin") || parts.Contains("obj"));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Coordination.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
