using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Reads an archive and trusts nothing in it before it is checked. It can be read more than once, and stays open, so that it is the same
/// file each time.
/// </summary>
public sealed class ArchiveReader : IDisposable
{
    private const int LongestLine = 4 * 1024 * 1024, LongestManifest = 256 * 1024;
    private const long MostUnpacked = 16L * 1024 * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, string> hashes = [];

    private ArchiveReader(ZipArchive zip, ArchiveManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public ArchiveManifest Manifest { get; }

    public static ArchiveReader Open(string path)
    {
        try
        {
            var zip = new ZipArchive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
            try
            {
                RefuseOtherFiles(zip);
                RefuseTooMuch(zip);
                return new(zip, ReadManifest(zip));
            }
            catch
            {
                zip.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ArchiveRefusedException(e is InvalidDataException
                ? $"{path} is no archive, or not all of it: {e.Message}"
                : $"The archive cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The lines of a file, without line ends. More lines than the manifest says are refused; fewer give another hash.</summary>
    public async IAsyncEnumerable<byte[]> LinesAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = zip.GetEntry(name)!.Open();
        var (buffer, filled, at) = (new byte[64 * 1024], 0, 0L);
        while (await ReadAsync(file, name, buffer, filled, cancellation) is > 0 and var read)
        {
            hash.AppendData(buffer, filled, read);
            filled += read;
            var start = 0;
            for (int end; (end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                if (++at > Manifest.Lines(name))
                    throw new ArchiveRefusedException($"{name} has more lines than the {Manifest.Lines(name)} its manifest says.");
                yield return buffer[start..(start + end)];
            }
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length)
                buffer = filled < LongestLine ? [.. buffer, .. new byte[buffer.Length]]
                    : throw new ArchiveRefusedException($"Line {at + 1} of {name} is longer than {LongestLine} bytes.");
        }
        if (filled > 0) throw new ArchiveRefusedException($"{name} ends in the middle of line {at + 1}.");
        hashes[name] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Call this once every file was read to its end.</summary>
    public void RefuseChanged()
    {
        if (Manifest.Files.FirstOrDefault(f => hashes[f.Name] != f.Sha256) is { } changed)
            throw new ArchiveRefusedException(
                $"{changed.Name} is not the one that was exported: its SHA-256 is {hashes[changed.Name]}, " +
                $"and the manifest says {changed.Sha256}.");
    }

    private static async Task<int> ReadAsync(Stream file, string name, byte[] buffer, int filled, CancellationToken cancellation)
    {
        try
        {
            return await file.ReadAsync(buffer.AsMemory(filled), cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ArchiveRefusedException($"{name} in the archive is damaged: {e.Message}", e);
        }
    }

    private static void RefuseOtherFiles(ZipArchive zip)
    {
        string[] expected = [.. ArchiveFiles.All, ArchiveManifest.FileName], given = [.. zip.Entries.Select(e => e.FullName)];
        if (expected.Except(given).FirstOrDefault() is { } missing)
            throw new ArchiveRefusedException($"{missing} is missing in the archive.");
        if (given.Length > expected.Length)
            throw new ArchiveRefusedException(
                $"The archive holds '{given.Except(expected).FirstOrDefault() ?? "a file twice"}', which does not belong in an archive.");
    }

    /// <summary>No file of a zip gives more than the length it is listed with.</summary>
    private static void RefuseTooMuch(ZipArchive zip)
    {
        if (zip.Entries.Sum(e => (decimal)e.Length) > MostUnpacked)
            throw new ArchiveRefusedException($"The archive unpacks to more than {MostUnpacked} bytes.");
    }

    private static ArchiveManifest ReadManifest(ZipArchive zip)
    {
        using var file = zip.GetEntry(ArchiveManifest.FileName)!.Open();
        var bytes = new byte[LongestManifest];
        var length = file.ReadAtLeast(bytes, LongestManifest, throwOnEndOfStream: false);
        try
        {
            var manifest = Line.Read<ArchiveManifest>(bytes.AsSpan(0, length));
            return manifest.Format != ArchiveManifest.KnownFormat || manifest.Version != ArchiveManifest.KnownVersion
                ? throw new ArchiveRefusedException(
                    $"The archive is of the form {manifest.Format} {manifest.Version}, " +
                    $"and this program reads {ArchiveManifest.KnownFormat} {ArchiveManifest.KnownVersion}.")
                : manifest.Files.Select(f => f.Name).SequenceEqual(ArchiveFiles.All) ? manifest
                : throw new ArchiveRefusedException($"{ArchiveManifest.FileName} names other files than an archive has.");
        }
        catch (JsonException e)
        {
            throw new ArchiveRefusedException($"{ArchiveManifest.FileName} cannot be read: {e.Message}", e);
        }
    }

    public void Dispose() => zip.Dispose();
}
