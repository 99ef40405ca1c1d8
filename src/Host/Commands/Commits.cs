using System.Diagnostics;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>
/// Decides and records a batch of commands. The first attempt uses the streams as last seen; the commit itself checks that none has
/// changed, so one round trip reads, checks and writes. If a stream changed or a key was taken, everything is read and decided again: a few
/// times together, then one by one, up to eight times within two seconds. Only a precondition that was sent can fail; a command that has
/// none and is always overtaken is told to come again.
/// </summary>
public sealed class Commits(NpgsqlDataSource events, Folds folds, TimeProvider clock, PermissionTable permissions,
    CharterParameters parameters, CommandFigures figures, KeyRing keys)
{
    private const int Tries = 8, TriesTogether = 4;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private const string MartenVersionMismatch = "MT003";

    /// <summary>Returns the commands that wait for the next commit, because they touch a stream that this one changes.</summary>
    public async Task<List<Submission>> CommitAsync(IReadOnlyList<Submission> batch, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var tried = 1; ; tried++)
        {
            var commands = await DecideAsync([.. batch.Where(s => !s.Answered.Task.IsCompleted)], isFirst: tried == 1, cancellation);
            var (now, later) = Disjoint(commands);
            try
            {
                await RecordAsync(now, cancellation);
                return later;
            }
            catch (PostgresException taken) when (batch is [var only] && only.SideRows.FirstOrDefault(r => r.WasTaken(taken)) is { } row)
            {
                only.Answered.TrySetResult(new Answer.Refused(row.IfTaken!.Why, new(null, [], 0)));
                return [];
            }
            catch (PostgresException moved) when (ClaimKeys.WereTaken(moved) || WasOvertaken(moved))
            {
                if (tried < (batch.Count > 1 ? TriesTogether : Tries) && Stopwatch.GetElapsedTime(begun) < patience) continue;
                if (batch.Count > 1) throw;
                batch[0].Answered.TrySetResult(new Answer.Busy());
                return [];
            }
        }
    }

    private async Task<List<DecidedCommand>> DecideAsync(List<Submission> batch, bool isFirst, CancellationToken cancellation)
    {
        var at = Now();
        var reader = new StreamReader(events, folds, permissions, parameters);
        if (isFirst)
        {
            var commands = batch.ConvertAll(s => DecidedCommand.Make(s, folds.Remembered, at, permissions, parameters));
            // The commit checks what it records. A refusal that is not recorded is checked by nothing, so it is decided again on fresh
            // streams.
            var unsure = commands.Where(IsUnsure).Select(a => a.Of).ToList();
            if (unsure.Count == 0) return commands;
            var fresh = await reader.DecideAsync(unsure, at, cancellation);
            return [.. commands.Where(a => !IsUnsure(a)), .. fresh];
        }
        return await reader.DecideAsync(batch, at, cancellation);

        static bool IsUnsure(DecidedCommand decided) =>
            !decided.IsComplete || decided.Instead is not null || (decided.Of.Key is null && decided.Agreed!.Facts.Count == 0);
    }

    /// <summary>
    /// Two commands that touch the same stream never share a commit, and one that is about the whole community shares it with no other of
    /// that community: the later one is decided again after the earlier is recorded.
    /// </summary>
    private static (List<DecidedCommand> Now, List<Submission> Later) Disjoint(List<DecidedCommand> commands)
    {
        var written = new HashSet<Guid>();
        var (now, later) = (new List<DecidedCommand>(), new List<Submission>());
        foreach (var decided in commands)
        {
            if (decided.Streams.Asked.Any(k => written.Contains(k.Stream)) || (decided.Of.SideRows.Any(row => row.IsAboutAll)
                && now.Any(other => other.Of.Community == decided.Of.Community))) later.Add(decided.Of);
            else
            {
                now.Add(decided);
                foreach (var fact in decided.Agreed?.Facts ?? []) written.Add(fact.Stream);
            }
        }
        return (now, later);
    }

    private async Task RecordAsync(List<DecidedCommand> commands, CancellationToken cancellation)
    {
        foreach (var decided in commands) if (decided.Instead is { } answer) decided.Of.Answered.TrySetResult(answer);
        var agreed = commands.Where(a => a.Agreed is not null && !a.Of.Answered.Task.IsCompleted).Select(a => a.Prepared()).ToList();
        if (await StoreKeysAsync(agreed, cancellation) is { Count: > 0 } late) agreed.RemoveAll(late.Contains);
        if (agreed.Count == 0) return;

        var recording = new Recording(events, clock);
        var receipts = agreed.ConvertAll(recording.Add);
        var begun = CommandFigures.CommitBegins();
        if (await recording.SaveAsync(cancellation)) figures.Committed(begun, [.. agreed.Zip(receipts, (a, receipt) => (a.Of, receipt()))]);
        foreach (var (decided, receipt) in agreed.Zip(receipts))
        {
            foreach (var (key, folded) in decided.Streams.After(decided.Agreed!.Facts, decided.At!.OccurredAt)) folds.Remember(key, folded);
            decided.Of.Answered.TrySetResult(decided.Agreed.Refused is { } why ? new Answer.Refused(why, receipt())
                : new Answer.Done(receipt()));
        }
    }

    /// <summary>
    /// Keys come before the events they seal: an orphan key harms nobody. Returns the commands that are to be sent again, because somebody
    /// else has just given the same person another key.
    /// </summary>
    private async Task<HashSet<DecidedCommand>> StoreKeysAsync(List<DecidedCommand> agreed, CancellationToken cancellation)
    {
        var recording = agreed.Where(a => a.Agreed is { Facts.Count: > 0, IsHeld: false }).ToList();
        var stored = await Task.WhenAll(recording.Select(a => keys.StoreAsync(a.Of.NewKeys, cancellation).AsTask()));
        var late = recording.Where((_, at) => !stored[at]).ToHashSet();
        foreach (var decided in late) decided.Of.Answered.TrySetResult(new Answer.Busy());
        return late;
    }

    private static bool WasOvertaken(PostgresException failed) =>
        failed.SqlState is RecordFunction.Moved or MartenVersionMismatch
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        || failed is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "mt_events" or "mt_streams" or "login" };

    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
