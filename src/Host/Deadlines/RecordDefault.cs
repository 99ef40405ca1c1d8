using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Projections.Lists;

namespace Coordination.Host.Deadlines;

/// <summary>A deadline that is due according to its stream, not only according to the list.</summary>
public sealed record DueDeadline(CommunityId Community, Guid Stream, string Kind, string Code, DateTimeOffset DueAt);

/// <summary>
/// Records the default of a deadline that has passed, as of the instant it was due, and only once however many Hosts try.
/// </summary>
public sealed class RecordDefault(SystemCommands commands, DeadlinesList deadlines, Folds folds)
{
    public const string Name = "deadlines";

    /// <summary>
    /// The deadlines among these rows that are still to be recorded, in the order they were due. All streams are read at once.
    /// </summary>
    public async ValueTask<IReadOnlyList<DueDeadline>> StillPendingAsync(
        CommunityId community, IReadOnlyList<ListedDeadline> rows, CancellationToken cancellation)
    {
        var streams = rows.GroupBy(r => r.Stream, r => r.Kind).ToDictionary(s => s.Key, s => KeyOf(community, s.Key, s.First()));
        var folded = await folds.FoldAsync(streams.Values, cancellation);
        var pending = rows.Where(IsPending).Select(r => new DueDeadline(community, r.Stream, r.Kind, r.Deadline!.Code, r.Deadline.DueAt));
        return [.. pending.Distinct()];

        bool IsPending(ListedDeadline row) =>
            folded[streams[row.Stream]] is { Unreadable: null, State: { } state }
            && deadlines.Of(row.Kind).Of(state).Contains(row.Deadline!);
    }

    /// <returns>The position of what was recorded; 0 if nothing was left to record.</returns>
    public async Task<long> RecordAsync(DueDeadline due)
    {
        var because = $"{due.Stream}/{due.Code}/{due.DueAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}";
        var decide = deadlines.Of(due.Kind).Use(new Default(due)).Decide;
        var answer = await commands.SubmitAsync(Name, due.Community, because, due.Stream, decide, occurredAt: due.DueAt);
        return answer is Answer.Done { Receipt.Position: var position }
            ? position
            : throw new InvalidOperationException($"The default of {due.Code} was refused: {answer}.");
    }

    public StreamKey KeyOf(CommunityId community, Guid stream, string kind) =>
        deadlines.Of(kind).Use(new Key(community, stream));

    private sealed record Key(CommunityId Community, Guid Stream) : IUseDeadlines<StreamKey>
    {
        public StreamKey Use<TState, TEvent>(DeadlinesOf<TState, TEvent> deadlines) where TState : class where TEvent : class =>
            StreamKey.Of(Community.Value, Stream, deadlines.Stream);
    }

    private sealed record Default(DueDeadline Due) : IUseDeadlines<Plan>
    {
        public Plan Use<TState, TEvent>(DeadlinesOf<TState, TEvent> deadlines) where TState : class where TEvent : class =>
            Plan.On(deadlines.Stream, Due.Stream, new PassDeadline<TState, TEvent>(deadlines, Due.Code));
    }
}
