using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// The key derived from a passphrase. It protects the community's key on its way to another installation, and proves that an archive is
/// unchanged.
/// </summary>
public sealed class ArchiveKey
{
    public const string Derivation = "PBKDF2-SHA256";
    public const int Iterations = 600_000;
    private const int MostIterations = 5_000_000, SaltLength = 16;

    private readonly byte[] wrapping, sealing;

    private ArchiveKey(byte[] derived) => (wrapping, sealing) = (Expand(derived, "archive-keys"), Expand(derived, "archive-seal"));

    public static (ArchiveKey Key, byte[] Salt) Make(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return (Derive(passphrase, salt, Iterations), salt);
    }

    public static ArchiveKey Of(string passphrase, ArchiveLock given) =>
        given.Derivation == Derivation && given.Iterations is >= Iterations and <= MostIterations
            && Base64Url.IsValid(given.Salt, out var length) && length >= SaltLength
            ? Derive(passphrase, Base64Url.DecodeFromChars(given.Salt), given.Iterations)
            : throw new ArchiveRefusedException(
                $"{ArchiveManifest.FileName} says that its key comes from {given.Derivation} with {given.Iterations} rounds; " +
                $"here it is {Derivation} with {Iterations} to {MostIterations} rounds and a salt of {SaltLength} bytes.");

    public string Wrap(byte[] communityKey, CommunityId community) =>
        Base64Url.EncodeToString(Wrapping.Wrap(wrapping, communityKey, BoundTo(community)));

    public byte[] Unwrap(string communityKey, CommunityId community)
    {
        try
        {
            return Wrapping.Unwrap(wrapping, Base64Url.DecodeFromChars(communityKey), BoundTo(community));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new ArchiveRefusedException(
                "The passphrase does not open this archive, or its manifest was changed; nothing was taken in.", e);
        }
    }

    public byte[] Authenticate(byte[] bytes) => HMACSHA256.HashData(sealing, bytes);

    private static ArchiveKey Derive(string passphrase, byte[] salt, int iterations) =>
        new(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, iterations, HashAlgorithmName.SHA256, Wrapping.KeyLength));

    private static byte[] Expand(byte[] derived, string use) =>
        HKDF.Expand(HashAlgorithmName.SHA256, derived, Wrapping.KeyLength, Encoding.ASCII.GetBytes(use));
    private static byte[] BoundTo(CommunityId community) => Jcs.Canonical("archive", community.ToString());
}
