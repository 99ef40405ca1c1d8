using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Commands;

/// <summary>
/// Looks up earlier answers given under the same keys. A founded community is its own subject, whatever id the repetition would give it.
/// </summary>
public static class KeptAnswers
{
    private const string Sql = $"""
        select i.key, i.fingerprint, i.answer,
          (select max(e.seq_id) from jsonb_to_recordset(i.answer -> 'streams') as s(stream uuid, version bigint)
           join coordination.mt_events e on e.stream_id = s.stream and e.version = s.version
             and e.tenant_id in (k.tenant, i.answer ->> 'subject'))
        from unnest($1, $2) as k(key, tenant) join {ClaimKeys.Table} i on i.key = k.key
        """;

    /// <summary>The answer that was given under this key before; null if none was.</summary>
    public static async Task<Answer?> FindAsync(NpgsqlDataSource events, Submission submission, CancellationToken cancellation)
    {
        await using var batch = events.CreateBatch();
        batch.BatchCommands.Add(Command([submission]));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return (await ReadAsync([submission], reader, cancellation)).GetValueOrDefault(submission);
    }

    public static NpgsqlBatchCommand Command(IReadOnlyList<Submission> keyed)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Parameters.Add(new()
        {
            Value = keyed.Select(s => s.Key!).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea
        });
        command.Parameters.Add(new()
        {
            Value = keyed.Select(s => s.Community.ToString()).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar
        });
        return command;
    }

    /// <summary>
    /// Answers commands whose key was used before: with the same answer if the body is the same, else with a refusal of the key.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Submission, Answer>> ReadAsync(
        IReadOnlyList<Submission> keyed, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var answers = new Dictionary<Submission, Answer>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = reader.GetFieldValue<byte[]>(0);
            var same = reader.GetFieldValue<byte[]>(1);
            var kept = JsonSerializer.Deserialize<KeptAnswer>(reader.GetFieldValue<byte[]>(2), StoredJson.Options)!;
            var receipt = new Receipt(kept.Subject, kept.Streams, reader.IsDBNull(3) || kept.ChangedNothing ? 0 : reader.GetInt64(3));
            foreach (var submission in keyed.Where(s => s.Key.AsSpan().SequenceEqual(key)))
                answers[submission] = !submission.Fingerprint.AsSpan().SequenceEqual(same) ? new Answer.KeyReused()
                    : kept.Refusal is { } why ? new Answer.Refused(why, receipt)
                    : new Answer.Done(receipt);
        }
        return answers;
    }
}
