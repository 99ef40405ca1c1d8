using System.Diagnostics;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>How a command says it came about. Absent occurred-at means now; absent authority means for oneself.</summary>
public sealed record Account(Channel Channel, PersonId? OnBehalfOf = null, Authority? Authority = null, DateTimeOffset? OccurredAt = null,
    string? ReasonCode = null);

/// <summary>One command on its way: by whom, how it came, what decides it, and what it writes beside its events.</summary>
public sealed class Submission
{
    public required CommunityId Community { get; init; }
    public required Actor Actor { get; init; }
    public required Account Account { get; init; }

    /// <summary>What the caller needs; null for commands of the system itself, which are judged where they are begun.</summary>
    public Permission? Permission { get; init; }

    public Giver Giver
    {
        get => field ?? Giver.Of(Actor, Permission);
        init;
    }

    /// <summary>Whom the caller says it is for; somebody known here, or the command is not found.</summary>
    public PersonId? Named { get; init; }
    public required Deciding Decide { get; init; }
    public required Guid CommandId { get; init; }
    public Guid Correlation { get; init; } = Guid.CreateVersion7();
    public Guid? Causation { get; init; }

    /// <summary>The keyed hash of community, caller and key; null for commands of the system itself.</summary>
    public byte[]? Key { get; init; }
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>What the command makes or changes: named in the answer, and held against If-Match.</summary>
    public Guid? Subject { get; init; }
    public long? IfMatch { get; init; }
    public IReadOnlyList<SideRow> SideRows { get; init; } = [];

    /// <summary>The span it is followed by, where anybody follows.</summary>
    public ActivityContext Span { get; set; }

    public CancellationToken Aborted { get; init; }
    public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PersonId? Caller => Actor.AsPerson;
    public ProgramId? Program => Actor.AsProgram;
}
