using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.People;

/// <summary>People as pages list them, with what the viewer may do for each.</summary>
public static class PersonLines
{
    public static PersonLine Of(Viewer viewer, Membership member, Sight sight) => new(
        member.Id.ToString(), sight.NameOf(member.Id), member.Standing.Code(),
        [.. member.RolesAt(viewer.Now).Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => r.Code())], [.. Acts(viewer, member)])
    {
        Href = Links.Person(viewer.Call.Code, member.Id.ToString()),
        AddRequestHref = viewer.May(Act.RecordPerson) ? $"{Links.AddByPhone(viewer.Call.Code)}?person={member.Id}" : null,
    };

    private static IEnumerable<Press> Acts(Viewer viewer, Membership member)
    {
        if (!viewer.May(Act.GrantRole) || member.Id == viewer.Person) yield break;
        if (member.Standing is Standing.Applied) yield return Press("accept", "act.accept-member");
        if (member.IsMember && !member.Roles.Contains(Role.Helper)) yield return Press("grant-role", "act.make-helper", ("role", Role.Helper.Code()));
        if (member.IsMember && !member.Roles.Contains(Role.Coordinator)) yield return Press("grant-role", "act.make-coordinator", ("role", Role.Coordinator.Code()));

        Press Press(string verb, string says, params (string, string)[] more)
        {
            var people = Links.People(viewer.Call.Code);
            return new($"{people}/{member.Id}/{verb}", new Sentence(says), [("_return", $"{people}?person={member.Id}"), ("_refused", people), .. more]);
        }
    }
}
