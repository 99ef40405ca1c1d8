using Coordination.Projections.Lists;

namespace Coordination.Host.Policies;

/// <summary>What follows when something has happened: it reads lists, then commands. It may be asked again about the same event, and then
/// changes nothing more.</summary>
public abstract class Policy
{
    /// <summary>Under which the store notes how far it has come. It never changes.</summary>
    public abstract string Name { get; }

    /// <summary>The events it acts on.</summary>
    public abstract IReadOnlyList<Type> Watches { get; }

    public abstract Task ActAsync(StoredEvent happened, CancellationToken cancellation);
}
