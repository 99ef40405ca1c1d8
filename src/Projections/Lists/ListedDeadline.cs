using Coordination.Domain.Kernel;

namespace Coordination.Projections.Lists;

/// <summary>One deadline of a stream that is not recorded yet. A row without one holds the state they come from.</summary>
public sealed record ListedDeadline(Guid Id, Guid Stream, string Kind)
{
    public Deadline? Deadline { get; init; }

    /// <summary>The state, or its JSON where it was read from the list.</summary>
    public object? State { get; init; }
}
