using Coordination.Domain.Kernel;

namespace Coordination.Host.Front;

/// <summary>A person of the demo, and the community they belong to.</summary>
public sealed record KnownPerson(PersonId Person, string Name, string Community, IReadOnlyList<Role> Roles);

/// <summary>The people of the demo in their fixed order; empty if the store holds no demo.</summary>
public delegate Task<IReadOnlyList<KnownPerson>> DemoPeople(CancellationToken cancellation);
