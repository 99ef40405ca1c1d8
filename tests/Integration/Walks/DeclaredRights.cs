using Coordination.Host.Access;

namespace Coordination.Integration.Walks;

/// <summary>The permissions that the features of the tests' Hosts declare.</summary>
public static class DeclaredRights
{
    public static IReadOnlyList<PermissionRule> Rules { get; } = TestFeatures.Declared.All<PermissionRule>();

    public static PermissionTable Table { get; } = new(Rules);
}
