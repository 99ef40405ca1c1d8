using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>A stream and the version it has now.</summary>
public sealed record StreamVersion(Guid Stream, long Version);

/// <summary>
/// What was recorded: the versions of the streams written, and the position of the last event in the store (0 if nothing was new).
/// </summary>
public sealed record Receipt(Guid? Subject, IReadOnlyList<StreamVersion> Streams, long Position);

/// <summary>The outcome of a command. Only <see cref="Done"/> and <see cref="Refused"/> are kept for a repeated key.</summary>
public abstract record Answer
{
    private Answer() { }

    public sealed record Done(Receipt Receipt) : Answer;
    public sealed record Refused(Refusal Why, Receipt Receipt) : Answer;
    public sealed record NotFound : Answer;
    public sealed record NotAllowed(Refusal Why) : Answer;
    public sealed record Overtaken : Answer;
    public sealed record KeyReused : Answer;
    public sealed record StillRunning : Answer;
    public sealed record Busy : Answer;
}
