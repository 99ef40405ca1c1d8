using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>
/// Commands of the system itself. Each has a key derived from its cause, so that it takes effect once, however many Hosts try and however
/// often.
/// </summary>
public sealed class SystemCommands(IdempotencyKeys keys, Lazy<CommandPath> commands)
{
    /// <returns>What was recorded, or the refusal.</returns>
    public async Task<Answer> SubmitAsync(
        string name, CommunityId community, string because, Guid subject, Deciding decide,
        Guid? correlation = null, Guid? causation = null, DateTimeOffset? occurredAt = null)
    {
        var key = keys.Hash(community, name, because);
        var answer = await commands.Value.SubmitAsync(new()
        {
            Community = community,
            Actor = Actor.System(name),
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
            throw new InvalidOperationException($"{name} could not be carried out: {answer.GetType().Name}.");
        return answer;
    }
}
