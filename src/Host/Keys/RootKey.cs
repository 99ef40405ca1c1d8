using System.Security.Cryptography;
using Coordination.Host.Storage;

namespace Coordination.Host.Keys;

/// <summary>
/// The key over all keys: 32 random bytes in a file that only its owner can read, made once. Whoever loses it loses every personal value.
/// </summary>
public sealed class RootKey
{
    private readonly byte[] key;

    private RootKey(byte[] key) => this.key = key;

    /// <summary>
    /// Call this while holding the lock of the folder. If keys are stored already, a missing file is refused and never made anew.
    /// </summary>
    public static RootKey Open(KeyFolder folder, bool keysExist)
    {
        if (!File.Exists(folder.RootKey))
        {
            if (keysExist)
                throw new KeysException(
                    $"{folder.RootKey} is missing, and the keys database holds keys made under it: " +
                    "put the file back, or set Keys:Folder to the folder that has it.");
            Make(folder);
        }
        if (!File.Exists(folder.DestroyedList))
            throw new KeysException(
                $"{folder.DestroyedList} is missing: put back its newest copy, without it erased people could come back.");
        var bytes = File.ReadAllBytes(folder.RootKey);
        return bytes.Length == Wrapping.KeyLength
            ? new(bytes)
            : throw new KeysException($"{folder.RootKey} has {bytes.Length} bytes and not {Wrapping.KeyLength}: put back a sound copy.");
    }

    public byte[] Wrap(byte[] inner, byte[] bound) => Wrapping.Wrap(key, inner, bound);
    public byte[] Unwrap(byte[] wrapped, byte[] bound) => Wrapping.Unwrap(key, wrapped, bound);

    /// <summary>Identifies the key and reveals nothing else about it.</summary>
    public static string CheckOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "coordination-root-key"u8));

    // The list first, and the key moved into place as a whole: an interrupted start leaves nothing half done.
    private static void Make(KeyFolder folder)
    {
        if (!File.Exists(folder.DestroyedList)) OwnerOnly.CreateFile(folder.DestroyedList).Dispose();
        var aside = $"{folder.RootKey}.{Guid.NewGuid():n}";
        using (var stream = OwnerOnly.CreateFile(aside))
        {
            stream.Write(Wrapping.NewKey());
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, folder.RootKey, overwrite: false);
    }
}
