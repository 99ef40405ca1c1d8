using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Deadlines;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;

namespace Coordination.Host.Demo;

/// <summary>
/// Records the deadlines of a story while the demo is filled, each when it is due, so that the story is the same every time.
/// </summary>
public sealed class StoryDeadlines(
    RecordDefault record, DeadlinesList deadlines, DeadlineRows rows, Folds folds, CommunityClock clock)
{
    private static readonly DateTimeOffset ever = new(2199, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<(CommunityId, Guid), IReadOnlyList<DueDeadline>> pending = [];

    /// <summary>The deadlines that an earlier, interrupted run left pending. The list has to hold all of them.</summary>
    public async Task GoOnAsync(CommunityId community, CancellationToken cancellation)
    {
        var left = await rows.DueAsync(community, ever, int.MaxValue, cancellation);
        await NoteAsync([.. left.Select(r => (community, r.Stream)).Distinct()], cancellation);
    }

    public async Task NoteAsync(IReadOnlyCollection<(CommunityId Community, Guid Stream)> written, CancellationToken cancellation)
    {
        var keys = written.SelectMany(w => deadlines.Declared.Select(d => (w.Community, w.Stream, d.Kind)))
            .ToDictionary(k => k, k => record.KeyOf(k.Community, k.Stream, k.Kind));
        var folded = await folds.FoldAsync(keys.Values, cancellation);
        foreach (var ((community, stream, kind), key) in keys)
            if (folded[key].State is { } state)
            {
                var all = deadlines.Of(kind).Of(state).Select(d => new DueDeadline(community, stream, kind, d.Code, d.DueAt));
                pending[(community, stream)] = [.. all.Distinct()];
            }
    }

    /// <summary>Records deadlines up to an instant, in the order in which they are due.</summary>
    public async Task PassAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        while (pending.Values.SelectMany(all => all).Where(d => d.DueAt <= until).MinBy(d => (d.DueAt, d.Stream)) is { } next)
        {
            clock.StandAt(next.DueAt);
            if (await record.RecordAsync(next) == 0)
                throw new InvalidOperationException($"{next.Code} of {next.Stream} passed and nothing was recorded.");
            await NoteAsync([(next.Community, next.Stream)], cancellation);
        }
    }
}
