using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;
using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;

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

/// <summary>
/// The first statement of a commit claims every key: a taken key aborts before the store's sequence moves. Keys age by the system clock.
/// </summary>
public sealed class ClaimKeys(IReadOnlyList<(Submission Of, KeptAnswer Kept)> claims)
    : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public const string Table = "host.idempotency";
    private const string Taken = "idempotency_pkey";

    public Type DocumentType => typeof(IEvent);
    public OperationRole Role() => OperationRole.Events;

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"insert into {Table}(key, fingerprint, answer, at) select * from unnest(");
        builder.AppendParameter(claims.Select(c => c.Of.Key!).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
        builder.Append(",");
        builder.AppendParameter(claims.Select(c => c.Of.Fingerprint).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
        builder.Append(",");
        builder.AppendParameter(claims.Select(c => JsonSerializer.Serialize(c.Kept, StoredJson.Options)).ToArray()).NpgsqlDbType =
            NpgsqlDbType.Array | NpgsqlDbType.Jsonb;
        builder.Append(",");
        builder.AppendParameter(claims.Select(_ => DateTime.UtcNow).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
        builder.Append(")");
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public static bool WereTaken(Exception? exception) =>
        exception is not null && (exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Taken }
            || WereTaken(exception.InnerException));
}
