using Coordination.Domain.Kernel;

namespace Coordination.Projections.Lists;

/// <summary>One deadline of a stream that is not recorded yet; or, without one, the state of the stream that they are read from.</summary>
public sealed record ListedDeadline(Guid Id, Guid Stream, string Kind)
{
    public Deadline? Deadline { get; init; }

    /// <summary>A state as its feature knows it, or as JSON where it was read from the list.</summary>
    public object? State { get; init; }
}
