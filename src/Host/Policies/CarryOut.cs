using Coordination.Host.Commands;
using Coordination.Projections.Lists;

namespace Coordination.Host.Policies;

/// <summary>What policies act with: lists that have caught up with an event, and commands because of it.</summary>
public sealed class CarryOut(ListReader lists, SystemCommands commands)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The rows of a list for one community, once the list has caught up with the event.</summary>
    public async Task<IReadOnlyList<Listed<TRow>>> AfterAsync<TRow>(
        StoredEvent happened, ListView<TRow> list, Filter<TRow> filter, Order<TRow> order, CancellationToken cancellation)
            where TRow : class
    {
        while (await lists.PositionAsync([list], cancellation) < happened.Sequence) await Task.Delay(pause, cancellation);
        return await lists.ReadAsync(list, happened.Community, null, filter, order, ListReader.Most, cancellation);
    }

    public Task BecauseAsync(string policy, StoredEvent cause, Guid subject, Deciding decide) =>
        commands.SubmitAsync(policy, cause.Community, $"{cause.Id}/{subject}", subject, decide, cause.Envelope().CorrelationId,
            cause.Id);
}
