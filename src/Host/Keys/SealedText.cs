using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>The result of opening a sealed value: the text with the salt that opens its digest, or that it was erased.</summary>
public abstract record Unsealed
{
    private Unsealed() { }

    public sealed record Text(string Value, string Salt) : Unsealed;

    public sealed record Erased : Unsealed
    {
        public static Erased Value { get; } = new();
    }

    /// <summary>The text, or these words if it was erased.</summary>
    public string Or(string erased) => this is Text text ? text.Value : erased;
}

/// <summary>The stored form of sealed values, fixed for ever in docs/evidence.md.</summary>
public static class SealedText
{
    public const int SaltLength = 16;
    private const byte Version = 1;
    private const int Header = 1 + 16;

    public static Personal Make(PersonKey key, CommunityId tenant, PersonId subject, string name, string value)
    {
        var disclosure = Jcs.Canonical(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltLength)), name, value);
        return new(subject, name, Digest(disclosure), Encrypt(key, disclosure, BoundTo(tenant, subject, name, key.Id)));
    }

    /// <summary>Throws <see cref="SealBrokenException"/> unless cipher, digest, name and subject all belong together.</summary>
    public static Unsealed.Text Open(PersonKey key, CommunityId tenant, Personal value)
    {
        var disclosure = Decrypt(key, value.Cipher, BoundTo(tenant, value.Subject, value.Name, key.Id));
        if (Digest(disclosure) != value.Digest)
            throw new SealBrokenException($"The digest of a sealed '{value.Name}' of {value.Subject} is not that of its cipher.");
        return JsonSerializer.Deserialize<string[]>(disclosure) is [var salt, var name, var text] && name == value.Name
            ? new(text, salt)
            : throw new SealBrokenException($"A sealed '{value.Name}' of {value.Subject} holds something else.");
    }

    public static string Digest(byte[] disclosure) => Base64Url.EncodeToString(SHA256.HashData(disclosure));

    internal static string Encrypt(PersonKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var wrapped = Wrapping.Wrap(key.Bytes, plain, bound);
        var cipher = new byte[Header + wrapped.Length];
        cipher[0] = Version;
        key.Id.TryWriteBytes(cipher.AsSpan(1), bigEndian: true, out _);
        wrapped.CopyTo(cipher, Header);
        return Base64Url.EncodeToString(cipher);
    }

    internal static byte[] Decrypt(PersonKey key, string cipher, ReadOnlySpan<byte> bound)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cipher);
            if (bytes.Length < Header || bytes[0] != Version) throw new SealBrokenException("A cipher is not of the one known form.");
            if (new Guid(bytes.AsSpan(1, 16), bigEndian: true) != key.Id)
                throw new SealBrokenException("A cipher names another key than its subject has.");
            return Wrapping.Unwrap(key.Bytes, bytes.AsSpan(Header), bound);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new SealBrokenException("A cipher is damaged, or belongs elsewhere.", e);
        }
    }

    private static byte[] BoundTo(CommunityId tenant, PersonId subject, string name, Guid keyId) =>
        Jcs.Canonical(tenant.ToString(), subject.ToString(), name, keyId.ToString());
}
