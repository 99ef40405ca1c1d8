using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Host.SignIn;

/// <summary>
/// A program's token as it is shown once: <c>ccb_</c>, the program's id, 32 random bytes, and a checksum by which scanners for leaked
/// secrets recognise it. Only the hash of the random part is stored. It is too random to be guessed, so the hash need not be slow.
/// </summary>
public sealed record ProgramToken(ProgramId Program, string Secret)
{
    public const string Prefix = "ccb_";
    private const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SecretLength = 43, CheckLength = 6;

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    public static ProgramToken New(ProgramId program) => new(program, Base62(RandomNumberGenerator.GetBytes(32), SecretLength));

    public override string ToString() => $"{Start}_{CheckOf(Start)}";

    public static ProgramToken? Read(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Split('_') is [_, { Length: 32 } id, { Length: SecretLength } secret, { Length: CheckLength } check]
        && Guid.TryParseExact(id, "N", out var program) && secret.All(char.IsAsciiLetterOrDigit)
            && new ProgramToken(new(program), secret) is var token && CheckOf(token.Start) == check ? token : null;

    private string Start => $"{Prefix}{Program.Value:N}_{Secret}";

    private static string CheckOf(string start)
    {
        var sum = uint.MaxValue;
        foreach (var letter in Encoding.ASCII.GetBytes(start)) sum = BitOperations.Crc32C(sum, letter);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~sum);
        return Base62(bytes, CheckLength);
    }

    private static string Base62(byte[] bytes, int length)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new char[length];
        for (var at = length - 1; at >= 0; at--)
        {
            number = BigInteger.DivRem(number, digits.Length, out var rest);
            text[at] = digits[(int)rest];
        }
        return new(text);
    }
}
