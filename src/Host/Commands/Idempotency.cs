using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>What was answered under a key: ids, versions and codes only, never a person's words.</summary>
public sealed record KeptAnswer(Guid? Subject, IReadOnlyList<StreamVersion> Streams, Refusal? Refusal);

/// <summary>Keys as they are kept: hashed with a secret, so that the table tells nothing about callers.</summary>
public sealed class IdempotencyKeys(byte[] secret)
{
    /// <summary>As many characters as a caller's key may have.</summary>
    public const int Longest = 200;

    public byte[] Hash(CommunityId community, string caller, string key) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{community}\n{caller}\n{key}"));
    public byte[] Fingerprint(string route, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes(route), 0, .. body]);
    public static Guid CommandId(byte[] hash) => new(hash.AsSpan(0, 16), bigEndian: true);
}

/// <summary>The table of used keys. A commit claims its keys first: a taken key aborts it before the store's sequence moves.</summary>
public static class ClaimKeys
{
    public const string Table = "host.idempotency";
    private const string Taken = "idempotency_pkey";

    public static bool WereTaken(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Taken };
}
