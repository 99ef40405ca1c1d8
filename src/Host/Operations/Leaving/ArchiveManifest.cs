using System.Buffers.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Operations.Leaving;

/// <summary>One file of an archive: its length, and the SHA-256 of its bytes in hex.</summary>
public sealed record ArchiveFile(string Name, long Lines, long Bytes, string Sha256);

/// <summary>
/// How the key of the archive is derived from the passphrase, and the community's key wrapped by it unless the archive was made without
/// keys. Bytes in base64url.
/// </summary>
public sealed record ArchiveLock(string Derivation, int Iterations, string Salt, string? CommunityKey = null);

/// <summary>
/// What an archive records about itself (docs/leaving.md). Sealed with the passphrase, so that nobody without it can alter the archive.
/// </summary>
public sealed record ArchiveManifest
{
    public const string FileName = "manifest.json";
    public const string KnownFormat = "coordination-community";
    public const int KnownVersion = 1;

    public required string Format { get; init; }
    public required int Version { get; init; }
    public required CommunityId Community { get; init; }
    public required string Code { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required IReadOnlyList<ArchiveFile> Files { get; init; }
    public required ArchiveLock Lock { get; init; }

    /// <summary>Base64url of the HMAC-SHA256, under the key of the archive, of the JCS bytes of all other members.</summary>
    public string? Seal { get; init; }

    public ArchiveManifest SealedWith(ArchiveKey key) => this with { Seal = SealBy(key) };
    public bool IsSealedWith(ArchiveKey key) => Seal == SealBy(key);
    public long Lines(string file) => Files.Single(f => f.Name == file).Lines;

    private string SealBy(ArchiveKey key) =>
        Base64Url.EncodeToString(key.Authenticate(Jcs.Canonical(JsonSerializer.Serialize(this with { Seal = null }, StoredJson.Options))));
}

/// <summary>
/// The files of an archive, in their order. All but the manifest and the list of destroyed keys hold one JSON object per line.
/// </summary>
public static class ArchiveFiles
{
    public const string Events = "events.ndjson", Leaves = "leaves.ndjson", Streams = "streams.ndjson", Tags = "tags.ndjson",
        Vault = "vault.ndjson",
        Keys = "keys.ndjson", Destroyed = "destroyed.list", Disclosures = "disclosures.ndjson";

    public static IReadOnlyList<string> All { get; } = [Events, Leaves, Streams, Tags, Vault, Keys, Destroyed, Disclosures];
}
