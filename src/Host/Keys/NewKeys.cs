using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>
/// The keys that are made for one command. They are stored once something is recorded of it: what is refused leaves no key behind.
/// </summary>
public sealed class NewKeys
{
    internal Dictionary<(CommunityId Tenant, PersonId Person), PersonKey> People { get; } = [];
    internal Dictionary<CommunityId, byte[]> Communities { get; } = [];
    internal bool AreStored { get; set; }
}
