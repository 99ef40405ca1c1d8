using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Mine;
using Coordination.Host.Offers;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>What one press does for a person.</summary>
public static class PersonButtons
{
    public static IEnumerable<Button> Usual(Viewer viewer, Membership member)
    {
        if (viewer.Person == member.Id) yield break;
        if (viewer.May(PeopleFeature.AcceptMember) && member.Standing is Standing.Applied) yield return To(viewer, member, "accept");
        if (viewer.May(PeopleFeature.AcceptMember) && member.Standing is Standing.Probation)
            yield return To(viewer, member, "complete-probation");
        if (viewer.May(PeopleFeature.InvitePerson) && member.MayBegin is null && !member.IsMember && member.Standing is not Standing.Applied
            && !(member.Standing is Standing.Invited && member.Until > viewer.Now)) yield return To(viewer, member, "invite");
        if (viewer.May(PeopleFeature.GrantRole) && member.Standing is Standing.Member && !member.Roles.Contains(Role.Steward))
            yield return To(viewer, member, "appoint-steward");
        if (viewer.May(PeopleFeature.MergeRecords) && member.MergedInto is not null) yield return To(viewer, member, "unmerge");
    }

    /// <summary>What is seldom done and not to be pressed by mistake.</summary>
    public static IEnumerable<Button> Rare(Viewer viewer, Membership member)
    {
        if (viewer.Person == member.Id || !viewer.May(PeopleFeature.MarkPerson)) yield break;
        yield return To(viewer, member, member.IsMinor ? "come-of-age" : "mark-minor");
        yield return To(viewer, member, member.Standing is Standing.Deceased ? "void-deceased" : "mark-deceased");
        if (viewer.May(PeopleFeature.RecordPerson) && !member.IsAddressRestricted)
            yield return To(viewer, member, "restrict-address", Buttons.For(member.Id));
    }

    private static Button To(Viewer viewer, Membership member, string verb, params IEnumerable<(string, string)> more)
    {
        var page = Links.Person(viewer.Caller.Code, member.Id.ToString());
        return Buttons.To(Links.Do(page, verb), new("person.do-" + verb), page, more);
    }
}
