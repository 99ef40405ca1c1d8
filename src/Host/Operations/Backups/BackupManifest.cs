using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations.Backups;

/// <summary>One of the two archives of a backup.</summary>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>
/// What a backup records about itself: when it was made, of which PostgreSQL, by which version of its programs, and the root key its keys
/// are under.
/// </summary>
public sealed record BackupManifest(string Format, int Version, DateTimeOffset MadeAt, int Postgres, int Tools, string RootKeyCheck,
    IReadOnlyList<BackupFile> Files)
{
    public const string KnownFormat = "coordination-backup", Events = "events.dump", Keys = "keys.dump";
    public const int KnownVersion = 1;
    private const string FileName = "backup.json";

    private static readonly JsonSerializerOptions readable =
        StoredJson.Configure(new() { WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true });

    public void Write(string folder) =>
        File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, readable));

    /// <summary>Reads a backup only if both archives are there, unchanged.</summary>
    public static BackupManifest Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) throw new StorageException($"{folder} holds no backup: there is no {FileName} in it.");
        BackupManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(file), readable)!;
        }
        catch (JsonException e)
        {
            throw new StorageException($"{file} cannot be read: {e.Message}", e);
        }
        if (manifest is not
            {
                Format: KnownFormat, Version: KnownVersion, RootKeyCheck.Length: > 0,
                Files: [{ Name: Events }, { Name: Keys }]
            })
            throw new StorageException($"{file} is no backup this program knows: it reads {KnownFormat} {KnownVersion}.");
        foreach (var archive in manifest.Files) RefuseChanged(archive, Path.Combine(folder, archive.Name));
        return manifest;
    }

    public static BackupFile FileOf(string path)
    {
        using var file = File.OpenRead(path);
        return new(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static void RefuseChanged(BackupFile archive, string path)
    {
        if (!File.Exists(path)) throw new StorageException($"{path} is missing; nothing was changed.");
        if (FileOf(path) is var now && now != archive)
            throw new StorageException(
                $"{path} is not as it was made: it has {now.Bytes} bytes and the SHA-256 {now.Sha256}; nothing was changed.");
    }
}
