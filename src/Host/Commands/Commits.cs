using Coordination.Domain.Kernel;
using JasperFx;
using Marten;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>Reads, decides and records a batch of commands: one round trip to read (two when a stream names others), one transaction to write.</summary>
public sealed class Commits(IDocumentStore store, NpgsqlDataSource events, Folds streams, TimeProvider clock)
{
    public static readonly Refusal CodeTaken = new("community.code-taken", "Another community here already has this code.");
    private const int Tries = 3;

    public async Task<List<Submission>> CommitAsync(IReadOnlyList<Submission> batch, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            var attempts = await DecideAsync([.. batch.Where(s => !s.Answered.Task.IsCompleted)], cancellation);
            var (now, later) = Disjoint(attempts);
            try
            {
                await RecordAsync(now, cancellation);
                return later;
            }
            catch (Exception taken) when (ClaimKeys.WereTaken(taken) && tried < Tries)
            {
                // Another Host was first with one of the keys: read again and answer as it did.
            }
            catch (Exception taken) when (batch.Count == 1 && CodeWasTaken(taken))
            {
                batch[0].Answered.TrySetResult(new Answer.Refused(CodeTaken, new(null, [], 0)));
                return [];
            }
            catch (Exception overtaken) when (WasOvertaken(overtaken))
            {
                if (tried < Tries) continue;
                if (batch.Count > 1) throw;
                batch[0].Answered.TrySetResult(new Answer.Overtaken());
                return [];
            }
        }
    }

    private async Task<List<Attempt>> DecideAsync(List<Submission> batch, CancellationToken cancellation)
    {
        var at = Now();
        var fresh = new Dictionary<StreamKey, Folded>();
        var keyed = batch.Where(s => s.Key is not null).ToList();
        var missing = batch.SelectMany(s => Attempt.Make(s, streams.Remembered, at).Streams.Asked).ToHashSet();
        while (true)
        {
            var reading = streams.Begin(missing);
            await using var question = events.CreateBatch();
            if (keyed.Count > 0) question.BatchCommands.Add(KeptAnswers.Command(keyed));
            if (missing.Count > 0) question.BatchCommands.Add(reading.Command());
            if (question.BatchCommands.Count > 0)
            {
                await using var reader = await question.ExecuteReaderAsync(cancellation);
                if (keyed.Count > 0)
                {
                    foreach (var (submission, answer) in await KeptAnswers.ReadAsync(keyed, reader, cancellation))
                    {
                        submission.Answered.TrySetResult(answer);
                        batch.Remove(submission);
                    }
                    keyed.Clear();
                    if (missing.Count > 0) await reader.NextResultAsync(cancellation);
                }
                if (missing.Count > 0) foreach (var (key, folded) in await reading.FoldAsync(reader, cancellation)) fresh[key] = folded;
            }
            var attempts = batch.ConvertAll(s => Attempt.Make(s, fresh.GetValueOrDefault, at));
            missing = [.. attempts.Where(a => !a.IsComplete).SelectMany(a => a.Streams.Missing)];
            if (missing.Count == 0) return attempts;
        }
    }

    /// <summary>Two commands that touch the same stream never share a commit: the later one is decided again after the earlier is recorded.</summary>
    private static (List<Attempt> Now, List<Submission> Later) Disjoint(List<Attempt> attempts)
    {
        var written = new HashSet<Guid>();
        var (now, later) = (new List<Attempt>(), new List<Submission>());
        foreach (var attempt in attempts)
        {
            if (attempt.Streams.Asked.Any(k => written.Contains(k.Stream))) later.Add(attempt.Of);
            else
            {
                now.Add(attempt);
                foreach (var fact in attempt.Agreed?.Facts ?? []) written.Add(fact.Stream);
            }
        }
        return (now, later);
    }

    private async Task RecordAsync(List<Attempt> attempts, CancellationToken cancellation)
    {
        foreach (var attempt in attempts) if (attempt.Instead is { } answer) attempt.Of.Answered.TrySetResult(answer);
        var agreed = attempts.Where(a => a.Agreed is not null && !a.Of.Answered.Task.IsCompleted).ToList();
        if (agreed.Count == 0) return;

        await using var recording = new Recording(store);
        var receipts = agreed.ConvertAll(recording.Add);
        await recording.SaveAsync(cancellation);
        foreach (var (attempt, receipt) in agreed.Zip(receipts))
            attempt.Of.Answered.TrySetResult(attempt.Agreed!.Refused is { } why ? new Answer.Refused(why, receipt()) : new Answer.Done(receipt()));
    }

    private static bool WasOvertaken(Exception exception) =>
        exception is ConcurrencyException or Marten.Exceptions.ExistingStreamIdCollisionException
        || exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "mt_events" or "mt_streams" or "login" }
        || (exception.InnerException is { } inner && WasOvertaken(inner));

    private static bool CodeWasTaken(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "community_code_key" } || (exception.InnerException is { } inner && CodeWasTaken(inner));

    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
