using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Access;

/// <summary>Who has a permission: people by role or by their relation to the thing, programs by scope.</summary>
public sealed record PermissionRule(Permission Permission, IReadOnlyList<Role> Roles)
{
    public IReadOnlyList<Relation> Relations { get; private set; } = [];
    public IReadOnlyList<Scope> Scopes { get; private set; } = [];

    public PermissionRule ForRelated(params Relation[] relations)
    {
        Relations = relations;
        return this;
    }

    public PermissionRule ForPrograms(params Scope[] scopes)
    {
        Scopes = scopes;
        return this;
    }
}

public static class PermissionDeclarations
{
    /// <summary>Declares a permission and the roles that have it.</summary>
    public static PermissionRule Permission(this FeatureBuilder it, Permission permission, params Role[] roles) =>
        it.Add(new PermissionRule(permission, roles));
}
