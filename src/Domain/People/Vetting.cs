using System.Collections.Immutable;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Evidence that was seen for a role, and until when it holds.</summary>
public sealed record Vetting(VettingLevel Level, PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until);

/// <summary>Roles, and the evidence that was seen for them.</summary>
public sealed record Holding(ImmutableHashSet<Role> Roles, ImmutableDictionary<Role, Vetting> Vettings);
