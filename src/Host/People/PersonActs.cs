using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.People;

/// <summary>What one press does for a person.</summary>
public static class PersonActs
{
    public static IEnumerable<Press> Usual(Viewer viewer, Membership member)
    {
        if (viewer.Person == member.Id) yield break;
        if (viewer.May(Act.AcceptMember) && member.Standing is Standing.Applied) yield return To(viewer, member, "accept");
        if (viewer.May(Act.AcceptMember) && member.Standing is Standing.Probation) yield return To(viewer, member, "complete-probation");
        if (viewer.May(Act.InvitePerson) && member.MayBegin is null && !member.IsMember && member.Standing is not Standing.Applied && !(member.Standing is Standing.Invited && member.Until > viewer.Now)) yield return To(viewer, member, "invite");
        if (viewer.May(Act.GrantRole) && member.Standing is Standing.Member && !member.Roles.Contains(Role.Steward)) yield return To(viewer, member, "appoint-steward");
        if (viewer.May(Act.MergeRecords) && member.MergedInto is not null) yield return To(viewer, member, "unmerge");
    }

    /// <summary>What is seldom done and not to be pressed by mistake.</summary>
    public static IEnumerable<Press> Rare(Viewer viewer, Membership member)
    {
        if (viewer.Person == member.Id || !viewer.May(Act.MarkPerson)) yield break;
        yield return To(viewer, member, member.IsMinor ? "come-of-age" : "mark-minor");
        yield return To(viewer, member, member.Standing is Standing.Deceased ? "void-deceased" : "mark-deceased");
        if (viewer.May(Act.RecordPerson) && !member.IsAddressRestricted) yield return To(viewer, member, "restrict-address", Presses.For(member.Id));
    }

    private static Press To(Viewer viewer, Membership member, string verb, params IEnumerable<(string, string)> more)
    {
        var page = Links.Person(viewer.Call.Code, member.Id.ToString());
        return Presses.To(Links.Do(page, verb), new("person.do-" + verb), page, more);
    }
}
