using Coordination.Projections.Lists;

namespace Coordination.Host.Policies;

/// <summary>
/// What follows an event: a policy reads lists, then gives commands. It can be called again for the same event, and then changes nothing
/// more.
/// </summary>
public abstract class Policy
{
    /// <summary>The name under which the store keeps its position. It never changes.</summary>
    public abstract string Name { get; }

    /// <summary>The events it acts on.</summary>
    public abstract IReadOnlyList<Type> Watches { get; }

    public abstract Task ActAsync(StoredEvent happened, CancellationToken cancellation);
}
