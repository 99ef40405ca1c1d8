using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Demo;

/// <summary>
/// Ids of the demo, derived from names, so that they are the same in every installation. They have the form of random ids
/// (https://www.rfc-editor.org/rfc/rfc9562#section-5.4).
/// </summary>
public static class DemoIds
{
    public static Guid Of(string name)
    {
        var bytes = Digest(name)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>A number below this one: it looks random, and is always the same for the same name.</summary>
    public static int Choice(string name, int of) => (int)(BitConverter.ToUInt32(Digest(name), 16) % (uint)of);

    private static byte[] Digest(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("coordination-demo/" + name));
}
