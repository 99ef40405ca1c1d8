using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.Projections;

namespace Coordination.Host.Commands;

/// <summary>
/// Metrics and traces of commands: how they end, how many share a commit, how long a commit takes. Holds names from the code and ids of
/// commands, nothing about people.
/// </summary>
public sealed class CommandFigures
{
    private static readonly int[] sizes = [1, 2, 4, 8, 16, 32, 64];
    private static readonly double[] seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
    private readonly Counter<long> commands;
    private readonly Histogram<int> size;
    private readonly Histogram<double> duration;

    public CommandFigures(IMeterFactory meters)
    {
        var meter = meters.Create(Traces.Name);
        commands = meter.CreateCounter<long>("coordination.commands", "{command}", "Commands answered, by outcome.");
        size = meter.CreateHistogram("coordination.commit.size", "{command}", "Commands that shared a commit.", null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = sizes });
        duration = meter.CreateHistogram("coordination.commit.duration", "s", "Time a commit took.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = seconds });
    }

    public async Task<Answer> ObserveAsync(Submission submission, Func<Submission, Task<Answer>> submit)
    {
        using var span = Traces.BeginAnywhere("command " + NameOf(submission));
        span?.SetTag(Traces.Command, submission.CommandId.ToString()).SetTag(Traces.Correlation, submission.Correlation.ToString());
        submission.Span = span?.Context ?? default;
        try
        {
            var answer = await submit(submission);
            Count(span, OutcomeOf(answer), answer is Answer.Refused { Why.Code: var code } ? code : null);
            return answer;
        }
        catch (OperationCanceledException)
        {
            Count(span, "given-up");
            throw;
        }
        catch (Exception failed)
        {
            Count(span, "failed");
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failed.GetType().Name);
            throw;
        }
    }

    public static (DateTimeOffset At, long Since) CommitBegins() => (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());

    /// <summary>Each command gets a span of its commit. It is remembered so that what shows the change can link to it.</summary>
    public void Committed((DateTimeOffset At, long Since) begun, IReadOnlyList<(Submission Of, Receipt Receipt)> together)
    {
        size.Record(together.Count);
        duration.Record(Stopwatch.GetElapsedTime(begun.Since).TotalSeconds);
        foreach (var (submission, receipt) in together)
        {
            RecentCommands.Remember(submission.Community.Value, receipt.Position, submission.Span);
            using var span = Traces.BeginBelow(submission.Span, "commit", ActivityKind.Internal, begun.At);
            span?.SetTag("coordination.commit.size", together.Count).SetTag(Traces.Position, receipt.Position)
                .SetTag(Traces.Command, submission.CommandId.ToString());
        }
    }

    private void Count(Activity? span, string outcome, string? refusal = null)
    {
        var tags = new TagList { { Traces.Outcome, outcome } };
        if (refusal is not null) tags.Add("coordination.refusal", refusal);
        commands.Add(1, tags);
        foreach (var (name, value) in tags) span?.SetTag(name, value);
    }

    /// <summary>The permission the caller needs, or the part of the program that gives the command.</summary>
    private static string NameOf(Submission submission) =>
        submission.Permission?.Code ?? (submission.Actor.Kind == "system" ? submission.Actor.Id : "unnamed");

    private static string OutcomeOf(Answer answer) => answer switch
    {
        Answer.Done => "done",
        Answer.Refused => "refused",
        Answer.NotFound => "not-found",
        Answer.NotAllowed => "not-allowed",
        Answer.Overtaken => "overtaken",
        Answer.KeyReused => "key-reused",
        Answer.StillRunning => "still-running",
        Answer.Busy => "busy",
        _ => throw new UnreachableException(),
    };
}
