using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>The answer that was given under a key: ids, versions and codes only, never a person's words.</summary>
public sealed record KeptAnswer(Guid? Subject, IReadOnlyList<StreamVersion> Streams, Refusal? Refusal)
{
    /// <summary>Nothing was recorded: the versions are those that were found.</summary>
    public bool ChangedNothing { get; init; }
}

/// <summary>Keys as they are stored: hashed with a secret, so that the table reveals nothing about callers.</summary>
public sealed class IdempotencyKeys(byte[] secret)
{
    /// <summary>The greatest length of a caller's key.</summary>
    public const int Longest = 200;

    public byte[] Hash(CommunityId community, string caller, string key) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{community}\n{caller}\n{key}"));
    public byte[] Fingerprint(string route, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes(route), 0, .. body]);
    public static Guid CommandId(byte[] hash) => new(hash.AsSpan(0, 16), bigEndian: true);
}

/// <summary>The table of used keys. A commit claims its keys first: a taken key aborts it before the sequence of the store moves.</summary>
public static class ClaimKeys
{
    public const string Table = "host.idempotency";
    private const string Taken = "idempotency_pkey";

    public static bool WereTaken(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Taken };
}
