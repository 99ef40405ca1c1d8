using System.Security.Cryptography;

namespace Coordination.Host.Keys;

/// <summary>The layout of AES-256-GCM here: nonce (12), ciphertext, tag (16).</summary>
public static class Wrapping
{
    public const int KeyLength = 32;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static byte[] Wrap(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound) =>
        Wrap(key, plain, bound, RandomNumberGenerator.GetBytes(NonceLength));

    internal static byte[] Wrap(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> nonce)
    {
        var wrapped = new byte[NonceLength + plain.Length + TagLength];
        nonce.CopyTo(wrapped);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, wrapped.AsSpan(NonceLength, plain.Length), wrapped.AsSpan(NonceLength + plain.Length), bound);
        return wrapped;
    }

    /// <summary>Throws <see cref="CryptographicException"/> unless it was wrapped under this key and bound to these bytes.</summary>
    public static byte[] Unwrap(byte[] key, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> bound)
    {
        if (wrapped.Length < NonceLength + TagLength) throw new CryptographicException("Too short to be wrapped by a key.");
        var plain = new byte[wrapped.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], plain, bound);
        return plain;
    }
}
