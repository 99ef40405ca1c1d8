using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Access;

/// <summary>The one place that decides who may do what, from what the features declare.</summary>
/// <param name="ofCommands">The permissions by which something is done, and not only read.</param>
public sealed class PermissionTable(IEnumerable<PermissionRule> declared, IEnumerable<Permission>? ofCommands = null)
{
    private readonly HashSet<Permission> done = [.. ofCommands ?? []];
    private readonly Dictionary<Permission, PermissionRule> rules = declared.ToDictionary(rule => rule.Permission);

    public IEnumerable<PermissionRule> Rules => rules.Values;

    public PermissionRule RuleOf(Permission permission) => rules.TryGetValue(permission, out var rule)
        ? rule
        : throw new InvalidOperationException($"No feature declares who may '{permission.Code}'.");

    /// <summary>Null if one of these roles, or this relation, allows it.</summary>
    public Refusal? Can(IReadOnlySet<Role> roles, Permission permission, Relation relation = Relation.None) =>
        RuleOf(permission) is var rule && (rule.Roles.Any(roles.Contains) || rule.Relations.Contains(relation))
            ? null
            : Problems.NotAllowed;

    /// <summary>Null if one of these scopes allows it.</summary>
    public Refusal? Can(IReadOnlySet<Scope> scopes, Permission permission) =>
        RuleOf(permission).Scopes.Any(scopes.Contains) ? null : Problems.NotAllowed;

    /// <summary>Whether something is done by it.</summary>
    public bool IsDone(Permission permission) => done.Contains(permission);

    /// <summary>Whether a relation can allow it. If so, the thing has to be looked up before the caller can be refused.</summary>
    public bool DependsOnRelation(Permission permission) => RuleOf(permission).Relations.Count > 0;

    /// <summary>Who has the permission, in words.</summary>
    public string Explain(Permission permission)
    {
        var rule = RuleOf(permission);
        var roles = string.Join(" and ", rule.Roles.Select(InWords));
        var related = string.Concat(rule.Relations.Select(InWords).Distinct().Select((who, at) => (at == 0 ? "; and for " : ", ") + who));
        var scopes = string.Join(" or ", rule.Scopes.Select(scope => CodeNames.Of(scope)));
        return $"For {roles}{related}{(scopes.Length == 0 ? "" : $"; and for programs with the scope {scopes}")}.";
    }

    private static string InWords(Role role) =>
        role is Role.Person ? "everybody known here" : CodeNames.Of(role) + "s";

    private static string InWords(Relation relation) => relation switch
    {
        Relation.Own => "whoever it is about",
        Relation.Party => "the two of a match about it",
        Relation.Promised => "the two of a match about it once both said yes",
        Relation.EmergencyAccess => "whoever opened emergency access to it, for half an hour",
        _ => "each of the two while it is disclosed to them",
    };
}
