using System.Diagnostics;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>
/// The circumstances a command states about itself. Without OccurredAt it happens now; without an authority the person acts for themself.
/// </summary>
public sealed record Account(Channel Channel, PersonId? OnBehalfOf = null, Authority? Authority = null, DateTimeOffset? OccurredAt = null,
    string? ReasonCode = null);

/// <summary>
/// A command with everything needed to record it: who gives it, how it came in, what decides it, and what is written beside its events.
/// </summary>
public sealed class Submission
{
    public required CommunityId Community { get; init; }
    public required Actor Actor { get; init; }
    public required Account Account { get; init; }

    /// <summary>
    /// The permission the caller needs; null for commands of the system itself, which are checked where they are created.
    /// </summary>
    public Permission? Permission { get; init; }

    /// <summary>The name of the operation, as the description of the API has it; null for what is not offered there.</summary>
    public string? Operation { get; init; }

    public Giver Giver
    {
        get => field ?? Giver.Of(Actor, Permission);
        init;
    }

    /// <summary>The person the caller names. If the community does not know them, the command is not found.</summary>
    public PersonId? Named { get; init; }
    public required Deciding Decide { get; init; }
    public required Guid CommandId { get; init; }
    public Guid Correlation { get; init; } = Guid.CreateVersion7();
    public Guid? Causation { get; init; }

    /// <summary>The keyed hash of community, caller and key; null for a command that nobody sends again.</summary>
    public byte[]? Key { get; init; }
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>What the command creates or changes. It is named in the answer and compared with If-Match.</summary>
    public Guid? Subject { get; init; }
    public IReadOnlyList<long>? IfMatch { get; init; }
    public IReadOnlyList<SideRow> SideRows { get; init; } = [];

    /// <summary>The keys that were made to seal what it holds.</summary>
    public NewKeys NewKeys { get; init; } = new();

    /// <summary>The span it is traced by, if it is traced.</summary>
    public ActivityContext Span { get; set; }

    public CancellationToken Aborted { get; init; }
    public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PersonId? Caller => Actor.AsPerson;
    public ProgramId? Program => Actor.AsProgram;
}
