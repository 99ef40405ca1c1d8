using Coordination.Domain.Kernel;

namespace Coordination.Host.Front;

/// <summary>One of the demo's people, and where they are known.</summary>
public sealed record KnownPerson(PersonId Person, string Name, string Community, IReadOnlyList<Role> Roles);

/// <summary>The demo's people in their fixed order; empty unless the store is a demo.</summary>
public delegate Task<IReadOnlyList<KnownPerson>> DemoPeople(CancellationToken cancellation);
