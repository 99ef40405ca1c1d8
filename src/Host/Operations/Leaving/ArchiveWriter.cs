using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Writes the files of an archive one after the other, and keeps the hash of each for the manifest. The same content gives the same bytes.
/// </summary>
public sealed class ArchiveWriter(Stream to) : IDisposable
{
    // The earliest date a zip can hold. The manifest says when the archive was made.
    private static readonly DateTimeOffset always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] lineEnd = "\n"u8.ToArray();

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<ArchiveFile> files = [];

    public IReadOnlyList<ArchiveFile> Files => files;

    public async Task WriteAsync(string name, IAsyncEnumerable<byte[]> lines, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, bytes) = (0L, 0L);
        await using (var file = Entry(name))
            await foreach (var line in lines.WithCancellation(cancellation))
            {
                await file.WriteAsync(line, cancellation);
                await file.WriteAsync(lineEnd, cancellation);
                hash.AppendData(line);
                hash.AppendData(lineEnd);
                (count, bytes) = (count + 1, bytes + line.Length + 1);
            }
        files.Add(new(name, count, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    public async Task WriteAsync(ArchiveManifest manifest, CancellationToken cancellation)
    {
        await using var file = Entry(ArchiveManifest.FileName);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, readable), cancellation);
        await file.WriteAsync(lineEnd, cancellation);
    }

    private static readonly JsonSerializerOptions readable = StoredJson.Configure(new() { WriteIndented = true, NewLine = "\n" });

    private Stream Entry(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = always;
        return entry.Open();
    }

    public void Dispose() => zip.Dispose();
}
