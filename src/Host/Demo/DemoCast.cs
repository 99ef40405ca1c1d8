using Coordination.Domain.Kernel;

namespace Coordination.Host.Demo;

/// <summary>
/// An invented person: their name, how to reach them, and whether they use the web themselves or a coordinator acts for them on the phone
/// or at the desk.
/// </summary>
public sealed record DemoCast(string Key, string Name, string Phone, Channel Reached, params IReadOnlyList<Role> Roles)
{
    public bool HasAccount => Reached is Channel.Web;

    /// <summary>In the order in which the front page of the demo shows them.</summary>
    public IReadOnlyList<Role> AllRoles =>
        HasAccount && !Roles.Contains(Role.Person) ? [.. Roles, Role.Member, Role.Person] : [Role.Person];

    public static DemoCast Coordinator(string key, string name, string phone, params Role[] more) =>
        new(key, name, phone, Channel.Web, [Role.Coordinator, .. more]);
    public static DemoCast Helper(string key, string name, string phone) => new(key, name, phone, Channel.Web, [Role.Helper]);
    public static DemoCast Member(string key, string name, string phone) => new(key, name, phone, Channel.Web);
    /// <summary>The person has asked to join and waits for a steward.</summary>
    public static DemoCast Applicant(string key, string name, string phone) => new(key, name, phone, Channel.Web, [Role.Person]);
    public static DemoCast ByPhone(string key, string name, string phone) => new(key, name, phone, Channel.Phone);
    public static DemoCast AtDesk(string key, string name, string phone) => new(key, name, phone, Channel.Desk);
}
