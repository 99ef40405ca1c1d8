using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>Lines of people on pages, with what the viewer can do for each.</summary>
public static class PersonLines
{
    public static PersonLine Of(Viewer viewer, Membership member, NameDisclosure disclosure) =>
        AsOf(viewer, member.AsOf(viewer.Now), disclosure);

    private static PersonLine AsOf(Viewer viewer, Membership member, NameDisclosure disclosure) => new(
        member.Id.ToString(), disclosure.NameOf(member.Id), member.Standing.Code(),
        [.. member.RolesAt(viewer.Now).Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => r.Code())],
            [.. Buttons(viewer, member)])
    {
        IsMinor = member.IsMinor,
        Href = Links.Person(viewer.Caller.Code, member.Id.ToString()),
        AddRequestHref = viewer.May(PeopleFeature.RecordPerson) && member.MayBegin is null
            ? $"{Links.AddByPhone(viewer.Caller.Code)}?person={member.Id}" : null,
    };

    private static IEnumerable<Button> Buttons(Viewer viewer, Membership member)
    {
        if (viewer.Accepts(PeopleFeature.AcceptMember, CommunityAgreements.Accept(viewer.Community, member, viewer.At)))
            yield return Button("accept", "act.accept-member");
        if (Gives(Role.Helper)) yield return Button("grant-role", "act.make-helper", ("role", Role.Helper.Code()));
        if (Gives(Role.Coordinator)) yield return Button("grant-role", "act.make-coordinator", ("role", Role.Coordinator.Code()));

        bool Gives(Role role) => viewer.Accepts(PeopleFeature.GrantRole, member, new GrantRole(role));
        Button Button(string verb, string says, params (string, string)[] more)
        {
            var people = Links.People(viewer.Caller.Code);
            return new($"{people}/{member.Id}/{verb}", new Sentence(says),
                [("_return", $"{people}?person={member.Id}"), ("_refused", people), .. more]);
        }
    }
}
