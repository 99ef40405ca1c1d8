using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>
/// The only way to record anything: pages, API, policies and deadlines all submit their commands here. Commands that wait at the same time
/// share one commit; two that touch the same stream never do.
/// </summary>
public sealed class CommandPath(Commits commits, WakeUp wakeUp, ClockWatch watch, NewerHistory newer,
    CommandFigures figures, ILogger<CommandPath> log)
    : BackgroundService
{
    private const int Together = 64;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    private readonly Channel<Submission> waiting =
        Channel.CreateBounded<Submission>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly ConcurrentDictionary<string, Submission> running = new();

    public Task<Answer> SubmitAsync(Submission submission) => figures.ObserveAsync(submission, TakeAsync);

    private async Task<Answer> TakeAsync(Submission submission)
    {
        if (submission.Key is null) return await Enqueue(submission);
        var key = Convert.ToHexString(submission.Key);
        while (running.GetOrAdd(key, submission) is var first && !ReferenceEquals(first, submission))
        {
            if (await DuplicateOf(first, submission) is { } answer) return answer;
            running.TryRemove(new(key, first));
        }
        try
        {
            return await Enqueue(submission);
        }
        finally
        {
            running.TryRemove(new(key, submission));
        }
    }

    private Task<Answer> Enqueue(Submission submission) =>
        !watch.IsOff && !newer.IsMet && waiting.Writer.TryWrite(submission) ? submission.Answered.Task
            : Task.FromResult<Answer>(new Answer.Busy());

    /// <summary>Null if the first command with this key was cancelled before it began: then this one takes its place.</summary>
    private static async Task<Answer?> DuplicateOf(Submission first, Submission submission)
    {
        if (!first.Fingerprint.AsSpan().SequenceEqual(submission.Fingerprint)) return new Answer.KeyReused();
        try
        {
            return await first.Answered.Task.WaitAsync(patience, submission.Aborted);
        }
        catch (TimeoutException)
        {
            return new Answer.StillRunning();
        }
        catch (OperationCanceledException) when (first.Answered.Task.IsCanceled)
        {
            return null;
        }
    }

    /// <summary>What still waits when the Host stops is told to come again; nobody waits for an answer that cannot come.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        while (waiting.Reader.TryRead(out var left)) left.Answered.TrySetResult(new Answer.Busy());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var carried = new List<Submission>();
        while (carried.Count > 0 || await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Submission>(carried);
            while (batch.Count < Together && waiting.Reader.TryRead(out var next))
                if (next.Aborted.IsCancellationRequested) next.Answered.TrySetCanceled(next.Aborted);
                else batch.Add(next);
            carried = batch.Count == 0 ? [] : await Commit(batch, stoppingToken);
        }
    }

    /// <summary>Returns the commands that wait for the next commit, because they touch a stream that this one changed.</summary>
    private async Task<List<Submission>> Commit(List<Submission> batch, CancellationToken stopping)
    {
        try
        {
            var deferred = await commits.CommitAsync(batch, stopping);
            wakeUp.Soon();
            return deferred;
        }
        catch (Exception failed) when (batch.Count > 1 && !stopping.IsCancellationRequested)
        {
            log.LogWarning(failed, "A shared commit of {Count} failed; its commands are recorded one by one", batch.Count);
            foreach (var one in batch.Where(s => !s.Answered.Task.IsCompleted)) await Commit([one], stopping);
            return [];
        }
        catch (Exception failed)
        {
            foreach (var one in batch) one.Answered.TrySetException(failed);
            return [];
        }
    }
}
