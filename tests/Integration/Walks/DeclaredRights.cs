using Coordination.Host;
using Coordination.Host.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Walks;

/// <summary>The permissions that the features of the Host declare.</summary>
public static class DeclaredRights
{
    public static IReadOnlyList<PermissionRule> Rules { get; } = new Declarations(Features.All, new ServiceCollection()).All<PermissionRule>();

    public static PermissionTable Table { get; } = new(Rules);
}
