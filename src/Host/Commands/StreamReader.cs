using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>Reads the streams that a batch of commands needs, and decides: one round trip, and one more if a stream names others.</summary>
public sealed class StreamReader(NpgsqlDataSource events, Folds folds, PermissionTable permissions, CharterParameters parameters)
{
    /// <summary>First looks for answers given before under the same keys: those commands are answered and not decided again.</summary>
    public async Task<List<DecidedCommand>> DecideAsync(List<Submission> batch, DateTimeOffset at, CancellationToken cancellation)
    {
        var fresh = new Dictionary<StreamKey, Folded>();
        var keyed = batch.Where(s => s.Key is not null).ToList();
        var missing = batch.SelectMany(s => DecidedCommand.Make(s, folds.Remembered, at, permissions, parameters).Streams.Asked)
            .ToHashSet();
        while (true)
        {
            await AskAsync(batch, keyed, missing, fresh, cancellation);
            keyed.Clear();
            var commands = batch.ConvertAll(s => DecidedCommand.Make(s, fresh.GetValueOrDefault, at, permissions, parameters));
            missing = [.. commands.Where(a => !a.IsComplete).SelectMany(a => a.Streams.Missing)];
            if (missing.Count == 0) return commands;
        }
    }

    private async Task AskAsync(List<Submission> batch, List<Submission> keyed, HashSet<StreamKey> missing,
        Dictionary<StreamKey, Folded> fresh, CancellationToken cancellation)
    {
        if (keyed.Count + missing.Count == 0) return;
        var reading = folds.Begin(missing);
        await using var question = events.CreateBatch();
        if (keyed.Count > 0) question.BatchCommands.Add(KeptAnswers.Command(keyed));
        if (missing.Count > 0) question.BatchCommands.Add(reading.Command());
        await using var reader = await question.ExecuteReaderAsync(cancellation);
        if (keyed.Count > 0)
        {
            foreach (var (submission, answer) in await KeptAnswers.ReadAsync(keyed, reader, cancellation))
            {
                submission.Answered.TrySetResult(answer);
                batch.Remove(submission);
            }
            await reader.NextResultAsync(cancellation);
        }
        if (missing.Count > 0) foreach (var (key, folded) in await reading.FoldAsync(reader, cancellation)) fresh[key] = folded;
    }
}
