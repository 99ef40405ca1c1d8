using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Projections;
using Coordination.Projections.Lists;
using JasperFx.Events;

namespace Coordination.Host.Policies;

/// <summary>
/// Commands of the system itself: each has a key made of what caused it, so that it takes effect once, whoever tries and how often.
/// </summary>
public sealed class CarryOut(ListReader lists, IdempotencyKeys keys, Lazy<CommandPath> commands)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What lists hold of one community once they have taken in what happened.</summary>
    public async Task<IReadOnlyList<Listed<TRow>>> AfterAsync<TRow>(IEvent happened, ListView<TRow> view, string where, object value,
        CancellationToken cancellation) where TRow : class
    {
        while (await lists.PositionAsync(cancellation) < happened.Sequence) await Task.Delay(pause, cancellation);
        return await lists.ReadAsync<TRow>(view.Table, new(Guid.Parse(happened.TenantId)), null, where, "from_seq", ListReader.Most,
            [value], cancellation);
    }

    public Task BecauseAsync(string policy, IEvent cause, Guid subject, Deciding decide) =>
        SubmitAsync(policy, new(Guid.Parse(cause.TenantId)), $"{cause.Id}/{subject}", subject, decide,
            cause.Envelope().CorrelationId, cause.Id);

    /// <returns>What was recorded, or the refusal.</returns>
    public async Task<Answer> SubmitAsync(
        string policy, CommunityId community, string because, Guid subject, Deciding decide,
        Guid? correlation = null, Guid? causation = null, DateTimeOffset? occurredAt = null)
    {
        var key = keys.Hash(community, policy, because);
        var answer = await commands.Value.SubmitAsync(new()
        {
            Community = community,
            Actor = Actor.System(policy),
            Account = new(Channel.System, OccurredAt: occurredAt),
            Decide = decide,
            CommandId = IdempotencyKeys.CommandId(key),
            Correlation = correlation ?? Guid.CreateVersion7(),
            Causation = causation,
            Key = key,
            Fingerprint = key,
            Subject = subject,
        });
        if (answer is not (Answer.Done or Answer.Refused))
            throw new InvalidOperationException($"{policy} could not be carried out: {answer.GetType().Name}.");
        return answer;
    }
}
