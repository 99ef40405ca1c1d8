using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>Which events, and what of them, each role can see: what the event declares, else what its circle does.</summary>
public static class Visibility
{
    private static readonly Dictionary<To, Role[]> circles = new()
    {
        [To.Public] = [Role.Person, Role.Program],
        [To.Members] = [Role.Member, Role.Program],
        [To.Coordinators] = [Role.Coordinator, Role.Auditor, Role.Program],
        [To.CasePanel] = [],
        [To.Sealed] = [],
        [To.Safeguarding] = [],
    };

    /// <summary>
    /// Whether these roles see an event of this kind that was stored for this circle. The person it is about sees it too, unless it is kept
    /// to a narrower circle than coordinators.
    /// </summary>
    /// <param name="kind">Null for an event that this program does not know.</param>
    public static bool Sees(IReadOnlySet<Role> roles, EventKind? kind, To stored, bool isSubject)
    {
        var circle = kind is { Visibility: var declared } && declared > stored ? declared : stored;
        return circle <= To.Coordinators && (isSubject || (kind?.Readers.Roles ?? circles[circle]).Any(roles.Contains));
    }

    /// <summary>The members of such an event that these roles do not see, although they see the event.</summary>
    public static IEnumerable<string> Hidden(IReadOnlySet<Role> roles, EventKind kind, bool isSubject) =>
        isSubject ? [] : kind.Readers.Members.Where(member => !member.Value.Any(roles.Contains)).Select(member => member.Key);
}
