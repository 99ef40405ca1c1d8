using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>Which circles of events each role can see.</summary>
public static class Visibility
{
    private static readonly Dictionary<To, Role[]> circles = new()
    {
        [To.Public] = [Role.Person, Role.Program],
        [To.Members] = [Role.Member, Role.Program],
        [To.Coordinators] = [Role.Coordinator, Role.Program],
        [To.CasePanel] = [],
        [To.Sealed] = [],
        [To.Safeguarding] = [],
    };

    /// <summary>
    /// Whether these roles see an event of this circle. The person it is about sees it too, unless it is kept to a narrower circle.
    /// </summary>
    public static bool Sees(IReadOnlySet<Role> roles, To circle, bool isSubject) =>
        circles[circle].Any(roles.Contains) || (isSubject && circle <= To.Coordinators);
}
