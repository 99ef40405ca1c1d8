using System.Security.Cryptography;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Backups;

/// <summary>The files outside PostgreSQL: the root key, and the list of destroyed keys, which only ever grows, in every copy.</summary>
internal static class KeyFiles
{
    private const string Root = "root.key", Destroyed = "destroyed.list";

    /// <summary>Refused if the folder keeps the key of another installation.</summary>
    public static void RefuseOther(KeyFolder keys, string to)
    {
        var (ours, theirs) = (File.ReadAllBytes(keys.RootKey), Path.Combine(to, Root));
        if (File.Exists(theirs) && !CryptographicOperations.FixedTimeEquals(ours, File.ReadAllBytes(theirs)))
            throw new StorageException($"{theirs} is the root key of another installation: choose another folder with KEYS_TO=….");
    }

    /// <summary>Merges the lists: neither ever loses a line.</summary>
    public static void Copy(KeyFolder keys, string to)
    {
        OwnerOnly.CreateFolder(to);
        if (!File.Exists(Path.Combine(to, Root))) Write(Path.Combine(to, Root), File.ReadAllBytes(keys.RootKey));
        WriteLines(Path.Combine(to, Destroyed), LinesOf(Path.Combine(to, Destroyed)).Union(LinesOf(keys.DestroyedList)));
    }

    public static string RootIn(string folder) => Path.Combine(folder, Root);
    public static string DestroyedIn(string folder) => Path.Combine(folder, Destroyed);

    public static bool IsRoot(string file, string check) => File.Exists(file) && RootKey.CheckOf(File.ReadAllBytes(file)) == check;

    /// <summary>Whole lines only: a line that was cut off was never acted upon.</summary>
    public static IReadOnlyList<string> LinesOf(string list) =>
        File.Exists(list) && File.ReadAllText(list) is var text
            ? text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    public static void Write(string path, byte[] bytes)
    {
        var aside = $"{path}.{Guid.NewGuid():n}";
        using (var file = OwnerOnly.CreateFile(aside))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }

    private static void WriteLines(string path, IEnumerable<string> lines) =>
        Write(path, System.Text.Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
}
